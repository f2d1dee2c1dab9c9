package org.regionwise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.regionwise.store.ledger.FlatJson;
import org.regionwise.survey.name.DisplayNames;

/** What people call a survey and its columns, in the database; of all versions of a survey the latest row counts. */
final class NameRows {
    /** The latest row of the survey whose series a statement calls {@code survey.series_id}. */
    static final String LATEST = "(SELECT MAX(id) FROM survey_names WHERE survey_names.series_id = survey.series_id)";

    private NameRows() {}

    static void insert(Handle handle, long series, DisplayNames names, OffsetDateTime now) {
        // a contract: add to it, never rename
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("columns", names.columns());
        said.put("yes", names.yes());
        said.put("people", names.people());
        said.put("fieldDates", names.fieldDates());
        handle.execute(
                "INSERT INTO survey_names (series_id, names, created_at) VALUES (?, ?, ?)",
                series,
                FlatJson.write(said),
                now);
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
            Map<String, Object> said = FlatJson.read(json);
            return new DisplayNames(
                    texts(said.get("columns")),
                    texts(said.get("yes")),
                    text(said.get("people")),
                    null,
                    text(said.get("fieldDates")),
                    Map.of());
        } catch (JsonProcessingException e) {
            throw new StoreUnavailable("the names of a survey are damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Object field) {
        return field instanceof String text ? text : null;
    }

    private static Map<String, String> texts(Object field) {
        Map<String, String> texts = new HashMap<>();
        if (field instanceof Map<?, ?> map) {
            map.forEach((name, text) -> texts.put((String) name, (String) text));
        }
        return texts;
    }
}
