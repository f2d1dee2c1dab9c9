package org.regionwise.store.content;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regionwise.store.content.RowWriter.Selection;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.ledger.Subject;

/** Everything that the database keeps of one subject, as text and as a hash of that text. */
public final class Content {
    private static final Set<String> MUTABLE = Set.of("name", "deleted_at");

    /**
     * What servers on one PostgreSQL need of each other, besides rows: the originals, computations under way, and who
     * is signed in.
     */
    private static final Set<String> OF_SERVERS = Set.of("original", "original_part", "shared_job", "shared_session");

    private final Connection connection;
    private final Map<Long, String> digests;

    /** Reads from {@code connection}. */
    public Content(Connection connection) {
        this(connection, Map.of());
    }

    /**
     * The same where it is known already what some of the responses are.
     *
     * @param digests of tables of responses as {@link RowWriter#digest} gives them, by survey
     */
    public Content(Connection connection, Map<Long, String> digests) {
        this.connection = connection;
        this.digests = digests;
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
                    String known = digests.get(subject.id());
                    writer.note(
                            "responses",
                            known == null
                                    ? RowWriter.digest(connection, "responses_" + subject.id())
                                            .toString()
                                    : known);
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
                    for (int i = 0; i < selection.parameters().size(); i++) {
                        delete.setLong(i + 1, selection.parameters().get(i));
                    }
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
                        Selection.of("survey_release", "series_id", id, "id"),
                        Selection.of("population_table", "series_id", id, "id"));
            case ANALYSIS ->
                List.of(
                        Selection.of("analysis", "id", id, "id"),
                        Selection.of("analysis_release", "analysis_id", id, "id"));
            case PROFILE -> List.of(Selection.of("release_profile", "id", id, "id"));
            case SHARING ->
                List.of(
                        Selection.of("survey_owner", "series_id", id, "series_id"),
                        Selection.of("survey_share", "series_id", id, "account_id"));
            case ACCOUNT ->
                List.of(Selection.of("account", "id", id, "id"), Selection.of("account_token", "account_id", id, "id"));
            case DEEDS ->
                List.of(new Selection(
                        "deed",
                        Set.of(),
                        Set.of(),
                        " WHERE id BETWEEN ? AND ? ORDER BY id",
                        false,
                        List.of(id * Subject.DEEDS_TOGETHER, (id + 1) * Subject.DEEDS_TOGETHER - 1)));
            case OTHER -> throw new IllegalArgumentException("not of this version");
        };
    }

    /** Every subject there is, in the order of their kinds. */
    public List<Subject> subjects() throws SQLException {
        List<Subject> all = new ArrayList<>();
        ids("SELECT id FROM survey ORDER BY id").forEach(id -> all.add(Subject.survey(id)));
        ids("SELECT DISTINCT series_id FROM survey ORDER BY series_id").forEach(id -> all.add(Subject.series(id)));
        ids("SELECT id FROM analysis ORDER BY id").forEach(id -> all.add(Subject.analysis(id)));
        ids("SELECT id FROM release_profile ORDER BY id").forEach(id -> all.add(Subject.profile(id)));
        ids("SELECT series_id FROM survey_owner ORDER BY series_id").forEach(id -> all.add(Subject.sharing(id)));
        ids("SELECT id FROM account ORDER BY id").forEach(id -> all.add(Subject.account(id)));
        ids("SELECT DISTINCT id / " + Subject.DEEDS_TOGETHER + " AS hundred FROM deed ORDER BY hundred")
                .forEach(hundred -> all.add(new Subject(Subject.Kind.DEEDS, hundred)));
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

    /** The names of all tables of ours with rows that are kept. */
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
        tables.removeAll(OF_SERVERS);
        return tables;
    }
}
