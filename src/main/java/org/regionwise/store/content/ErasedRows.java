package org.regionwise.store.content;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.store.ledger.Subject;

/** Deletes all rows that belong to subjects, in whichever table, of a schema of any version, in H2 and PostgreSQL. */
public final class ErasedRows {
    private final Connection connection;
    private final Set<Subject> subjects;

    private ErasedRows(Connection connection, Set<Subject> subjects) {
        this.connection = connection;
        this.subjects = subjects;
    }

    /** A column that names a subject. */
    private record Key(String table, String column) {
        Subject.Kind kind() {
            return switch (column) {
                case "analysis_id" -> Subject.Kind.ANALYSIS;
                case "survey_id" -> Subject.Kind.SURVEY;
                case "series_id" -> Subject.Kind.SERIES;
                default -> table.equals("analysis") ? Subject.Kind.ANALYSIS : Subject.Kind.SURVEY;
            };
        }
    }

    /** Deletes them, within the transaction of the connection if it is in one. */
    public static void remove(Connection connection, Set<Subject> subjects) throws SQLException {
        new ErasedRows(connection, subjects).remove();
    }

    private void remove() throws SQLException {
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        try (Statement statement = connection.createStatement()) {
            if (h2) {
                // it looks for rows of the same table that refer to one before all of them are gone
                statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
            }
            for (Key key : referringFirst(keys())) {
                String ids = subjects.stream()
                        .filter(each -> each.kind() == key.kind())
                        .map(each -> Long.toString(each.id()))
                        .collect(Collectors.joining(", "));
                if (!ids.isEmpty()) {
                    statement.execute("DELETE FROM " + key.table() + " WHERE " + key.column() + " IN (" + ids + ")");
                }
            }
            for (Subject subject : subjects) {
                if (subject.kind() == Subject.Kind.SURVEY) {
                    statement.execute("DROP TABLE IF EXISTS responses_" + subject.id());
                }
            }
            forget();
            if (h2) {
                statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
            }
        }
    }

    private List<Key> keys() throws SQLException {
        List<Key> keys = new ArrayList<>(List.of(new Key("survey", "id"), new Key("survey_number", "id")));
        try (PreparedStatement query = connection.prepareStatement("SELECT table_name, column_name"
                        + " FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA"
                        + " AND LOWER(column_name) IN ('survey_id', 'analysis_id', 'series_id')"
                        + " ORDER BY table_name, column_name");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.add(new Key(lower(row.getString(1)), lower(row.getString(2))));
            }
        }
        return keys;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A table after all that refer to it; its own rows may refer to each other, as they go together. */
    private List<Key> referringFirst(List<Key> keys) throws SQLException {
        List<Key> ordered = new ArrayList<>();
        List<Key> left = new ArrayList<>(keys);
        while (!left.isEmpty()) {
            Set<String> tables = left.stream().map(Key::table).collect(Collectors.toSet());
            List<Key> next = new ArrayList<>();
            for (Key key : left) {
                Set<String> referring = referring(key.table());
                referring.remove(key.table());
                referring.retainAll(tables);
                if (referring.isEmpty()) {
                    next.add(key);
                }
            }
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + tables);
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return ordered;
    }

    private Set<String> referring(String table) throws SQLException {
        DatabaseMetaData all = connection.getMetaData();
        String stored = all.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        Set<String> referring = new HashSet<>();
        try (ResultSet row = all.getExportedKeys(null, connection.getSchema(), stored)) {
            while (row.next()) {
                referring.add(lower(row.getString("FKTABLE_NAME")));
            }
        }
        return referring;
    }

    /** Who did what and when stays; names of surveys and titles of analyses, which come with it, go. */
    private void forget() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM information_schema.tables"
                        + " WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = 'deed'");
                ResultSet table = query.executeQuery()) {
            if (!table.next()) {
                return; // an earlier schema kept no such record
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE deed SET detail = '' WHERE subject = ? OR subject LIKE ?")) {
            for (Subject subject : subjects) {
                if (subject.kind() == Subject.Kind.SURVEY || subject.kind() == Subject.Kind.ANALYSIS) {
                    String page = (subject.kind() == Subject.Kind.SURVEY ? "/surveys/" : "/analyses/") + subject.id();
                    update.setString(1, page);
                    update.setString(2, page + "/%");
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
    }
}
