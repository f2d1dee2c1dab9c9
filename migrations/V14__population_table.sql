-- Who lives in the regions of a survey in all its versions: counts of people by region and by what describes them, and perhaps a
-- standard population, as JSON. Append-only: the latest row of a survey counts; an empty text takes the table away.

CREATE TABLE population_table (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id  BIGINT NOT NULL REFERENCES survey (id),
    content    TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX population_of_survey ON population_table (series_id, id);
