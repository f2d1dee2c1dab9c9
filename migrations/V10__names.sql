-- What people call a survey's columns and those who were asked, for all its versions. Append-only: the latest row of a survey
-- counts.
CREATE TABLE survey_names (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id  BIGINT NOT NULL REFERENCES survey (id),
    names      TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX names_of_survey ON survey_names (series_id, id);

-- An analysis is described by whoever made it; a deleted one is out of sight and can be brought back.
ALTER TABLE analysis ADD COLUMN description TEXT;
ALTER TABLE analysis ADD COLUMN deleted_at TIMESTAMP WITH TIME ZONE;
