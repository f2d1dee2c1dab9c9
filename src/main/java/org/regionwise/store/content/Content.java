package org.regionwise.store.content;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regionwise.store.content.RowWriter.Selection;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.ledger.Subject;

/** Everything that the database keeps of one subject, as text and as a hash of that text. */
public final class Content {
    private static final Set<String> MUTABLE = Set.of("name", "deleted_at");

    private final Connection connection;

    /** Reads from {@code connection}. */
    public Content(Connection connection) {
        this.connection = connection;
    }

    /** The SHA-256 of what is kept of a subject; empty where nothing is. */
    public Optional<String> hash(Subject subject) throws SQLException {
        return write(subject, OutputStream.nullOutputStream());
    }

    /** Writes what is kept of a subject, and returns the SHA-256 of what was written; empty where nothing is kept. */
    public Optional<String> write(Subject subject, OutputStream out) throws SQLException {
        DigestOutputStream hashed = new DigestOutputStream(out, DurableFile.sha256());
        try {
            boolean there = false;
            try (RowWriter writer = new RowWriter(connection, hashed)) {
                List<Selection> selections = selections(subject);
                there = writer.write(selections.get(0)).rows() > 0;
                for (Selection selection : selections.subList(1, selections.size())) {
                    writer.write(selection);
                }
                if (there && subject.kind() == Subject.Kind.SURVEY) {
                    writer.note(
                            "responses",
                            RowWriter.digest(connection, "responses_" + subject.id())
                                    .toString());
                }
            }
            return there
                    ? Optional.of(
                            HexFormat.of().formatHex(hashed.getMessageDigest().digest()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a subject out, so that another state of it can be put in. */
    public void remove(Subject subject) throws SQLException {
        for (Selection selection : selections(subject)) {
            if (!selection.update()) {
                String key = selection.tail().replaceFirst(" ORDER BY .*", "");
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + selection.table() + key)) {
                    delete.setLong(1, subject.id());
                    delete.executeUpdate();
                }
            }
        }
    }

    private static List<Selection> selections(Subject subject) {
        long id = subject.id();
        return switch (subject.kind()) {
            case SURVEY ->
                List.of(
                        new Selection("survey", Set.of(), MUTABLE, " WHERE id = ?", false, List.of(id)),
                        Selection.of("survey_number", "id", id, "id"),
                        Selection.of("survey_column", "survey_id", id, "position"),
                        Selection.of("value_label", "survey_id", id, "column_position, position"),
                        Selection.of("region_table", "survey_id", id, "survey_id"),
                        Selection.of("region_column", "survey_id", id, "position"),
                        Selection.of("region_cell", "survey_id", id, "row_index, position"),
                        Selection.of("boundary", "survey_id", id, "survey_id"),
                        Selection.of("published_table", "survey_id", id, "survey_id"));
            case SERIES ->
                List.of(
                        new Selection(
                                "survey",
                                Set.of("id", "name", "deleted_at"),
                                Set.of(),
                                " WHERE series_id = ? ORDER BY id",
                                true,
                                List.of(id)),
                        Selection.of("survey_names", "series_id", id, "id"),
                        Selection.of("survey_release", "series_id", id, "id"));
            case ANALYSIS ->
                List.of(
                        Selection.of("analysis", "id", id, "id"),
                        Selection.of("analysis_release", "analysis_id", id, "id"));
            case PROFILE -> List.of(Selection.of("release_profile", "id", id, "id"));
            case OTHER -> throw new IllegalArgumentException("not of this version");
        };
    }

    /** Every subject there is: surveys, then series, analyses and profiles. */
    public List<Subject> subjects() throws SQLException {
        List<Subject> all = new ArrayList<>();
        ids("SELECT id FROM survey ORDER BY id").forEach(id -> all.add(Subject.survey(id)));
        ids("SELECT DISTINCT series_id FROM survey ORDER BY series_id").forEach(id -> all.add(Subject.series(id)));
        ids("SELECT id FROM analysis ORDER BY id").forEach(id -> all.add(Subject.analysis(id)));
        ids("SELECT id FROM release_profile ORDER BY id").forEach(id -> all.add(Subject.profile(id)));
        return all;
    }

    private List<Long> ids(String sql) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** The names of all tables of ours. */
    public static Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        tables.remove("flyway_schema_history");
        return tables;
    }

    /** Makes H2 give rows as they are read, so that memory stays bounded. */
    public static void stream(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LAZY_QUERY_EXECUTION 1");
        }
    }
}
