-- How a file was read, what it says in words, and which survey an extract is a new version of.

ALTER TABLE survey ADD COLUMN format VARCHAR(10);
ALTER TABLE survey ADD COLUMN reading TEXT;
ALTER TABLE survey ADD COLUMN left_out BIGINT DEFAULT 0 NOT NULL;

-- Files with the same columns have the same shape; the roles given to one are offered for the next.
ALTER TABLE survey ADD COLUMN shape CHAR(64);

-- The versions of a survey share the number of the first of them.
ALTER TABLE survey ADD COLUMN series_id BIGINT REFERENCES survey (id);
ALTER TABLE survey ADD COLUMN version INTEGER DEFAULT 1 NOT NULL;
UPDATE survey SET series_id = id;

CREATE INDEX survey_of_series ON survey (series_id, version);
CREATE INDEX survey_of_shape ON survey (shape, id);

-- The question behind a column, and the role that was suggested for it.
ALTER TABLE survey_column ADD COLUMN label TEXT;
ALTER TABLE survey_column ADD COLUMN role VARCHAR(20);

CREATE TABLE value_label (
    survey_id       BIGINT NOT NULL,
    column_position INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    text            TEXT NOT NULL,
    label           TEXT NOT NULL,
    PRIMARY KEY (survey_id, column_position, position),
    FOREIGN KEY (survey_id, column_position) REFERENCES survey_column (survey_id, position)
);

CREATE TABLE boundary (
    survey_id BIGINT PRIMARY KEY REFERENCES survey (id),
    file_name VARCHAR(1000) NOT NULL,
    sha256    CHAR(64) NOT NULL,
    geojson   TEXT NOT NULL
);
