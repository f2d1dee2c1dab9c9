-- A survey with a row here is no survey but a table of published estimates: one row a region, the estimates in the outcome column.
CREATE TABLE published_table (
    survey_id          BIGINT PRIMARY KEY REFERENCES survey (id),
    spread_column      VARCHAR(1000) NOT NULL,
    standard_error     BOOLEAN NOT NULL,
    respondents_column VARCHAR(1000),
    percent            BOOLEAN NOT NULL
);
