package org.regionwise.store.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rows of tables as lines of JSON: an object that names table and columns, then an array of texts for each row. Columns
 * are in the order of their names, so that the text depends on what is kept and on nothing else.
 */
public final class RowWriter implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FETCH_ROWS = 10_000;
    /** Doubles below have no exponent. */
    private static final long WRITTEN_OUT = 10_000_000;

    private final Connection connection;
    private final JsonGenerator out;

    /** Writes to {@code out}, which is not closed with this. */
    public RowWriter(Connection connection, OutputStream out) throws IOException {
        this.connection = connection;
        this.out = JSON.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .setRootValueSeparator(new SerializedString("\n"));
    }

    /**
     * Which rows of a table.
     *
     * @param table its name, ours and never a user's
     * @param columns those that are written; empty for all but {@code without}
     * @param tail what follows the table's name, such as a condition; may have parameters
     * @param update whether the rows change what is there, by {@code id}, instead of being added
     */
    public record Selection(
            String table,
            Set<String> columns,
            Set<String> without,
            String tail,
            boolean update,
            List<Long> parameters) {
        /** All rows of a table. */
        public static Selection all(String table) {
            return new Selection(table, Set.of(), Set.of(), "", false, List.of());
        }

        /** The rows of a table that belong to one thing. */
        public static Selection of(String table, String key, long id, String order) {
            return new Selection(
                    table, Set.of(), Set.of(), " WHERE " + key + " = ? ORDER BY " + order, false, List.of(id));
        }
    }

    /** Writes rows, and returns their digest. */
    public RowDigest write(Selection selection) throws SQLException, IOException {
        List<String> columns = columns(selection);
        RowDigest digest = new RowDigest();
        out.writeStartObject();
        out.writeStringField("table", selection.table);
        out.writeArrayFieldStart("columns");
        for (String column : columns) {
            out.writeString(column);
        }
        out.writeEndArray();
        String sql = "SELECT " + String.join(", ", columns) + " FROM " + selection.table + selection.tail;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCH_ROWS);
            for (int i = 0; i < selection.parameters.size(); i++) {
                query.setLong(i + 1, selection.parameters.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                int[] types = types(rows.getMetaData());
                out.writeArrayFieldStart("types");
                for (int type : types) {
                    out.writeString(type == Types.DOUBLE ? "number" : type == Types.BIGINT ? "integer" : "text");
                }
                out.writeEndArray();
                if (selection.update) {
                    out.writeBooleanField("update", true);
                }
                out.writeEndObject();
                while (rows.next()) {
                    row(rows, types, digest);
                }
            }
        }
        return digest;
    }

    private void row(ResultSet rows, int[] types, RowDigest digest) throws SQLException, IOException {
        List<String> values = values(rows, types);
        digest.add(values);
        out.writeStartArray();
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    /** Digests rows without writing them. */
    public static RowDigest digest(Connection connection, String table) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        dialect.stream();
        try {
            return streamed(connection, table);
        } finally {
            dialect.buffer();
        }
    }

    private static RowDigest streamed(Connection connection, String table) throws SQLException {
        RowDigest digest = new RowDigest();
        List<String> columns = all(connection, table);
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + String.join(", ", columns) + " FROM " + table)) {
            query.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = query.executeQuery()) {
                int[] types = types(rows.getMetaData());
                while (rows.next()) {
                    digest.add(values(rows, types));
                }
            }
        }
        return digest;
    }

    /** A line that is no row, such as a digest. */
    void note(String name, String value) throws IOException {
        out.writeStartObject();
        out.writeStringField(name, value);
        out.writeEndObject();
    }

    private List<String> columns(Selection selection) throws SQLException {
        List<String> columns = new ArrayList<>(all(connection, selection.table));
        if (!selection.columns.isEmpty()) {
            columns.retainAll(selection.columns);
        }
        columns.removeAll(selection.without);
        return columns;
    }

    private static List<String> all(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                ResultSet none = query.executeQuery()) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnName(i).toLowerCase(Locale.ROOT));
            }
        }
        columns.sort(null);
        return columns;
    }

    private static int[] types(ResultSetMetaData data) throws SQLException {
        int[] types = new int[data.getColumnCount()];
        for (int i = 0; i < types.length; i++) {
            types[i] = data.getColumnType(i + 1);
        }
        return types;
    }

    private static List<String> values(ResultSet row, int[] types) throws SQLException {
        List<String> values = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            values.add(text(row, i + 1, types[i]));
        }
        return values;
    }

    /** Such that every database writes it alike, and that reading it gives the same value to the last digit. */
    private static String text(ResultSet row, int column, int type) throws SQLException {
        switch (type) {
            case Types.DOUBLE -> {
                double value = row.getDouble(column);
                return row.wasNull() ? null : text(value);
            }
            case Types.BOOLEAN, Types.BIT -> {
                boolean value = row.getBoolean(column);
                return row.wasNull() ? null : Boolean.toString(value);
            }
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> {
                OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                return value == null ? null : value.toInstant().toString();
            }
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                byte[] value = row.getBytes(column);
                return value == null ? null : HexFormat.of().formatHex(value);
            }
            default -> {
                return row.getString(column);
            }
        }
    }

    /** As {@link Double#toString(double)} has it, which takes its time. */
    private static String text(double value) {
        long whole = (long) value;
        return whole == value && whole != 0 && Math.abs(whole) < WRITTEN_OUT ? whole + ".0" : Double.toString(value);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
