-- One dialect for H2 and PostgreSQL. The responses of survey 7 are in a table of their own, responses_7, with
-- row_number and the columns c1, c2, … in the order of survey_column; no text of a user ever names anything here.

-- A number is taken before an import begins. A number without a survey is an import that did not end: its table is dropped at start-up.
CREATE TABLE survey_number (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    taken_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE survey (
    id             BIGINT PRIMARY KEY REFERENCES survey_number (id),
    name           VARCHAR(1000) NOT NULL,
    file_name      VARCHAR(1000) NOT NULL,
    sha256         CHAR(64) NOT NULL,
    respondents    BIGINT NOT NULL,
    region_count   INTEGER NOT NULL,
    region_column  VARCHAR(1000) NOT NULL,
    outcome_column VARCHAR(1000) NOT NULL,
    coding         TEXT NOT NULL,
    created_at     TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE survey_column (
    survey_id   BIGINT NOT NULL REFERENCES survey (id),
    position    INTEGER NOT NULL,
    name        VARCHAR(1000) NOT NULL,
    type        VARCHAR(10) NOT NULL,
    empty_count BIGINT NOT NULL,
    PRIMARY KEY (survey_id, position)
);

CREATE TABLE region_table (
    survey_id         BIGINT PRIMARY KEY REFERENCES survey (id),
    file_name         VARCHAR(1000) NOT NULL,
    sha256            CHAR(64) NOT NULL,
    key_column        VARCHAR(1000) NOT NULL,
    name_column       VARCHAR(1000),
    population_column VARCHAR(1000)
);

CREATE TABLE region_column (
    survey_id BIGINT NOT NULL REFERENCES region_table (survey_id),
    position  INTEGER NOT NULL,
    name      VARCHAR(1000) NOT NULL,
    type      VARCHAR(10) NOT NULL,
    PRIMARY KEY (survey_id, position)
);

-- Empty cells have no row.
CREATE TABLE region_cell (
    survey_id BIGINT NOT NULL REFERENCES region_table (survey_id),
    row_index INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    text      VARCHAR(20000) NOT NULL,
    PRIMARY KEY (survey_id, row_index, position)
);

-- Append-only: running again makes a new analysis.
CREATE TABLE analysis (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    title         VARCHAR(1000) NOT NULL,
    specification TEXT NOT NULL,
    result        TEXT NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX analysis_of_survey ON analysis (survey_id, id);
