package org.regionwise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.regionwise.analysis.record.HashedFile;
import org.regionwise.store.NewSurvey.NewBoundaries;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.UnreadCells;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;

/** How a survey's file was read and what it says in words, in the database. */
final class OriginRows {
    private static final ObjectMapper JSON = JsonMapper.builder()
            // a later version may have said more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OriginRows() {}

    /** The same for files with the same columns, in whatever order. */
    static String shape(List<String> columns) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            columns.stream().sorted().forEach(column -> {
                digest.update(column.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String json(ReadingOptions options) {
        return write(options);
    }

    static String json(Map<String, String> matches) {
        return write(matches);
    }

    private static String write(Object record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }

    /**
     * What a reading met, beside how it went, as {@link ImportFacts} has it.
     *
     * @param tableRemarks {@link ImportFacts#remarks()} of the region table alone
     * @param tableUnread {@link ImportFacts#unread()} of the region table
     */
    private record Findings(
            Map<String, Map<String, Long>> recodedRows,
            List<String> notes,
            Map<String, Long> filled,
            List<ReadingRemark> remarks,
            List<UnreadCells> unread,
            List<ReadingRemark> tableRemarks,
            List<UnreadCells> tableUnread) {}

    /** @param table how the region table was read; null where there is none */
    static String findings(ImportFacts facts, ImportFacts table) {
        try {
            return JSON.writeValueAsString(new Findings(
                    facts.recodedRows(),
                    facts.notes(),
                    facts.filled(),
                    facts.remarks(),
                    facts.unread(),
                    table == null ? List.of() : table.remarks(),
                    table == null ? List.of() : table.unread()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }

    private static ImportFacts facts(ResultSet survey, String format) throws SQLException {
        String json = survey.getString("findings");
        try {
            Findings findings = findings(json);
            return new ImportFacts(
                    FileFormat.valueOf(format),
                    options(survey.getString("reading")),
                    survey.getLong("left_out"),
                    findings.recodedRows(),
                    findings.notes(),
                    findings.filled(),
                    findings.remarks(),
                    findings.unread());
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    private static Findings findings(String json) throws JsonProcessingException {
        return json == null
                ? new Findings(Map.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), List.of())
                : JSON.readValue(json, Findings.class);
    }

    private static StoreUnavailable damaged(JsonProcessingException e) {
        return new StoreUnavailable("what was found in a survey's file is damaged: " + e.getOriginalMessage(), e);
    }

    /** How the region table of a survey was read, with what was found in it; null when that was not kept. */
    static ImportFacts readTable(Handle handle, long surveyId, ResultSet table) throws SQLException {
        ImportFacts read = read(table);
        if (read == null) {
            return null;
        }
        Optional<String> json = handle.createQuery(
                        "SELECT findings FROM survey WHERE id = :id AND findings IS NOT NULL")
                .bind("id", surveyId)
                .mapTo(String.class)
                .findOne();
        try {
            Findings found = findings(json.orElse(null));
            return new ImportFacts(
                    read.format(),
                    read.options(),
                    0,
                    Map.of(),
                    List.of(),
                    Map.of(),
                    found.tableRemarks(),
                    found.tableUnread());
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    /** How the file of a row with {@code format} and {@code reading} was read; null when that was not kept. */
    static ImportFacts read(ResultSet row) throws SQLException {
        String format = row.getString("format");
        return format == null || row.getString("reading") == null
                ? null
                : new ImportFacts(FileFormat.valueOf(format), options(row.getString("reading")), 0);
    }

    static void insertLabels(Handle handle, long surveyId, SurveyFile file, List<Column> columns) {
        PreparedBatch labels =
                handle.prepareBatch("INSERT INTO value_label (survey_id, column_position, position, text,"
                        + " label) VALUES (?, ?, ?, ?, ?)");
        for (int column = 0; column < columns.size(); column++) {
            int position = 0;
            for (Map.Entry<String, String> each :
                    file.labels(columns.get(column).name()).values().entrySet()) {
                labels.add(surveyId, column, position++, each.getKey(), each.getValue());
            }
        }
        if (labels.size() > 0) {
            labels.execute();
        }
    }

    static void insertBoundaries(Handle handle, long surveyId, NewBoundaries added) {
        Boundaries boundaries = added.boundaries();
        handle.createUpdate("INSERT INTO boundary (survey_id, file_name, sha256, geojson, matches) VALUES (:id, :file,"
                        + " :sha256, :geojson, :matches)")
                .bind("id", surveyId)
                .bind("file", boundaries.file())
                .bind("sha256", boundaries.sha256())
                .bind("geojson", boundaries.geojson())
                .bind("matches", json(added.matches()))
                .execute();
    }

    /** The file of the boundaries; null where there are none. */
    static HashedFile boundaryFile(Handle handle, long surveyId) {
        return handle.createQuery("SELECT file_name, sha256 FROM boundary WHERE survey_id = :id")
                .bind("id", surveyId)
                .map((row, context) -> new HashedFile(row.getString("file_name"), row.getString("sha256")))
                .findOne()
                .orElse(null);
    }

    static SurveyOrigin find(Handle handle, ResultSet survey, List<Column> columns) throws SQLException {
        long id = survey.getLong("id");
        String format = survey.getString("format");
        ImportFacts imported = format == null ? ImportFacts.PLAIN : facts(survey, format);
        Map<String, RoleSuggestion> roles = new LinkedHashMap<>();
        Map<Integer, String> words = new HashMap<>();
        handle.createQuery("SELECT position, name, label, role, reason FROM survey_column WHERE survey_id = :id"
                        + " ORDER BY position")
                .bind("id", id)
                .map((row, context) -> {
                    // a role without a reason was a guess of an earlier version, which nobody confirmed
                    if (row.getString("role") != null && row.getString("reason") != null) {
                        roles.put(
                                row.getString("name"),
                                new RoleSuggestion(
                                        ColumnRole.valueOf(row.getString("role")), Clue.read(row.getString("reason"))));
                    }
                    words.put(row.getInt("position"), row.getString("label") == null ? "" : row.getString("label"));
                    return row.getInt("position");
                })
                .list();
        return new SurveyOrigin(
                imported,
                labels(handle, id, columns, words),
                roles,
                survey.getLong("series_id"),
                survey.getInt("version"));
    }

    private static Map<String, ColumnLabels> labels(
            Handle handle, long surveyId, List<Column> columns, Map<Integer, String> words) {
        Map<Integer, Map<String, String>> values = new HashMap<>();
        handle.createQuery("SELECT column_position, text, label FROM value_label WHERE survey_id = :id ORDER BY"
                        + " column_position, position")
                .bind("id", surveyId)
                .map((row, context) -> values.computeIfAbsent(
                                row.getInt("column_position"), column -> new LinkedHashMap<>())
                        .put(row.getString("text"), row.getString("label")))
                .list();
        Map<String, ColumnLabels> labels = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String label = words.getOrDefault(i, "");
            Map<String, String> ofColumn = values.getOrDefault(i, Map.of());
            if (!label.isEmpty() || !ofColumn.isEmpty()) {
                labels.put(columns.get(i).name(), new ColumnLabels(label, ofColumn, List.of()));
            }
        }
        return labels;
    }

    static ReadingOptions options(String json) {
        try {
            return JSON.readValue(json, ReadingOptions.class);
        } catch (JsonProcessingException e) {
            throw new StoreUnavailable("the reading of a survey is damaged: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, String> matches(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new StoreUnavailable("the matches of boundaries are damaged: " + e.getOriginalMessage(), e);
        }
    }
}
