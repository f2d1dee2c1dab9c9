package org.regionwise.store.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What H2 and PostgreSQL say differently when rows are read and loaded in bulk. */
public final class Dialect {
    private final Connection connection;
    private final boolean h2;

    private Dialect(Connection connection, boolean h2) {
        this.connection = connection;
        this.h2 = h2;
    }

    /** That of a connection. */
    public static Dialect of(Connection connection) throws SQLException {
        return new Dialect(
                connection, connection.getMetaData().getDatabaseProductName().equals("H2"));
    }

    /** Makes rows come as they are read, so that memory stays bounded; PostgreSQL does that within a transaction. */
    public void stream() throws SQLException {
        if (h2) {
            execute("SET LAZY_QUERY_EXECUTION 1");
        }
    }

    /** Ends what {@link #stream} began, for a connection that others will use. */
    void buffer() throws SQLException {
        if (h2) {
            execute("SET LAZY_QUERY_EXECUTION 0");
        }
    }

    /** Loads rows. */
    public interface Loading {
        /** May add rows before those that they refer to. */
        void run() throws SQLException;
    }

    /**
     * Loads rows in any order. H2 looks at no reference meanwhile; PostgreSQL's are dropped and made again, which looks
     * at all of them, in the transaction that is under way.
     *
     * @throws SQLException also where a row refers to nothing
     */
    public void unordered(Loading loading) throws SQLException {
        if (h2) {
            execute("SET REFERENTIAL_INTEGRITY FALSE");
            loading.run();
            execute("SET REFERENTIAL_INTEGRITY TRUE");
            return;
        }
        List<String> again = new ArrayList<>();
        for (String[] reference : rows("SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
                + " FROM pg_constraint WHERE contype = 'f' AND connamespace = CURRENT_SCHEMA::regnamespace")) {
            String constraint = "\"" + reference[1].replace("\"", "\"\"") + "\"";
            again.add("ALTER TABLE " + reference[0] + " ADD CONSTRAINT " + constraint + " " + reference[2]);
            execute("ALTER TABLE " + reference[0] + " DROP CONSTRAINT " + constraint);
        }
        loading.run();
        for (String each : again) {
            execute(each);
        }
    }

    /** New rows get numbers that none has had. */
    public void continueNumbers() throws SQLException {
        for (String[] column : rows("SELECT LOWER(table_name), LOWER(column_name), '' FROM information_schema.columns"
                + " WHERE table_schema = CURRENT_SCHEMA AND is_identity = 'YES'")) {
            String next = "SELECT COALESCE(MAX(" + column[1] + "), 0) + 1 FROM " + column[0];
            execute(
                    h2
                            ? "ALTER TABLE " + column[0] + " ALTER COLUMN " + column[1] + " RESTART WITH (" + next + ")"
                            : "SELECT setval(pg_get_serial_sequence('" + column[0] + "', '" + column[1] + "'), (" + next
                                    + "), FALSE)");
        }
    }

    private List<String[]> rows(String sql) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
