-- What may be published belongs to a survey in all its versions, and so to each of its analyses. Append-only: the latest row of
-- a survey counts. Where its analyses had different profiles, the one chosen last becomes the survey's; analysis_release
-- stays as the record of what was chosen before.

CREATE TABLE survey_release (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id  BIGINT NOT NULL REFERENCES survey (id),
    profile    TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX release_of_survey ON survey_release (series_id, id);

INSERT INTO survey_release (series_id, profile, created_at)
SELECT last_choice.series_id, analysis_release.profile, analysis_release.created_at
FROM analysis_release
JOIN (
    SELECT survey.series_id AS series_id, MAX(analysis_release.id) AS id
    FROM analysis_release
    JOIN analysis ON analysis.id = analysis_release.analysis_id
    JOIN survey ON survey.id = analysis.survey_id
    GROUP BY survey.series_id
) last_choice ON last_choice.id = analysis_release.id;
