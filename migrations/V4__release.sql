-- What may be published of an analysis. Both tables are append-only: the latest row of an analysis counts, and a profile that
-- is changed becomes a new one.

CREATE TABLE release_profile (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       VARCHAR(1000) NOT NULL,
    profile    TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE analysis_release (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    analysis_id BIGINT NOT NULL REFERENCES analysis (id),
    profile     TEXT NOT NULL,
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX release_of_analysis ON analysis_release (analysis_id, id);
