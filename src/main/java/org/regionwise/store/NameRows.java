package org.regionwise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.regionwise.survey.name.DisplayNames;

/** What people call a survey and its columns, in the database; of all versions of a survey the latest row counts. */
final class NameRows {
    /** The latest row of the survey whose series a statement calls {@code survey.series_id}. */
    static final String LATEST = "(SELECT MAX(id) FROM survey_names WHERE survey_names.series_id = survey.series_id)";

    private static final ObjectMapper JSON = JsonMapper.builder()
            // a later version may have said more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private NameRows() {}

    /** What analysts said, as it is kept. A contract: add to it, never rename. */
    private record Said(Map<String, String> columns, Map<String, String> yes, String people, String fieldDates) {}

    static void insert(Handle handle, long series, DisplayNames names, OffsetDateTime now) {
        try {
            handle.execute(
                    "INSERT INTO survey_names (series_id, names, created_at) VALUES (?, ?, ?)",
                    series,
                    JSON.writeValueAsString(new Said(names.columns(), names.yes(), names.people(), names.fieldDates())),
                    now);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts is always JSON", e);
        }
    }

    /** What was said of all versions of a survey. */
    static DisplayNames said(Handle handle, long series) {
        return handle.createQuery("SELECT names FROM survey_names WHERE series_id = :series ORDER BY id DESC LIMIT 1")
                .bind("series", series)
                .mapTo(String.class)
                .findOne()
                .map(NameRows::read)
                .orElse(DisplayNames.NONE);
    }

    /** What was said of a survey, and what its file says where nobody said otherwise. */
    static DisplayNames of(Handle handle, long surveyId, long series, String name) {
        Map<String, String> labels = new HashMap<>();
        handle.createQuery("SELECT name, label FROM survey_column WHERE survey_id = :id AND label IS NOT NULL")
                .bind("id", surveyId)
                .map((row, context) -> labels.put(row.getString("name"), row.getString("label")))
                .list();
        return said(handle, series).labelled(labels).ofSurvey(name);
    }

    /** What values mean, by column, as the survey's file says it. */
    static Map<String, Map<String, String>> values(Handle handle, long surveyId) {
        Map<String, Map<String, String>> values = new HashMap<>();
        handle.createQuery("SELECT survey_column.name AS name, value_label.text AS text, value_label.label AS label"
                        + " FROM value_label JOIN survey_column ON survey_column.survey_id = value_label.survey_id"
                        + " AND survey_column.position = value_label.column_position"
                        + " WHERE value_label.survey_id = :id ORDER BY value_label.column_position,"
                        + " value_label.position")
                .bind("id", surveyId)
                .map((row, context) -> values.computeIfAbsent(row.getString("name"), column -> new LinkedHashMap<>())
                        .put(row.getString("text"), row.getString("label")))
                .list();
        return values;
    }

    /** What the outcome of a row with {@code outcome_column}, {@code names} and {@code outcome_label} is called. */
    static String outcome(ResultSet row) throws SQLException {
        String names = row.getString("names");
        String label = row.getString("outcome_label");
        String column = row.getString("outcome_column");
        return (names == null ? DisplayNames.NONE : read(names))
                .labelled(label == null ? Map.of() : Map.of(column, label))
                .of(column);
    }

    private static DisplayNames read(String json) {
        try {
            Said said = JSON.readValue(json, Said.class);
            return new DisplayNames(said.columns, said.yes, said.people, null, said.fieldDates, Map.of());
        } catch (JsonProcessingException e) {
            throw new StoreUnavailable("the names of a survey are damaged: " + e.getOriginalMessage(), e);
        }
    }
}
