package org.regionwise.store.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Puts rows that {@link RowWriter} wrote into a database. Whatever the lines hold, only rows are added to tables, or
 * changed by their id, and tables of responses created.
 */
public final class RowReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            // boundaries are long
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,60}");
    private static final Pattern RESPONSES = Pattern.compile("responses_\\d{1,18}");
    private static final int BATCH = 1_000;

    private final Connection connection;

    /** Writes to {@code connection}, which commits or not as its owner likes. */
    public RowReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads to the end.
     *
     * @throws IOException if a line is not what the writer writes
     */
    public void read(InputStream in) throws IOException, SQLException {
        try (JsonParser parser = JSON.createParser(in)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token != JsonToken.START_OBJECT) {
                    throw new IOException("a row without a table");
                }
                Header header = header(parser);
                token = parser.nextToken();
                if (header.table != null) {
                    token = rows(parser, token, header);
                }
            }
        }
    }

    /**
     * What the rows of each table amount to, read to the end and put nowhere.
     *
     * @throws IOException if a line is not what the writer writes
     */
    public static Map<String, RowDigest> digests(InputStream in) throws IOException {
        Map<String, RowDigest> digests = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(in)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token != JsonToken.START_OBJECT) {
                    throw new IOException("a row without a table");
                }
                Header header = header(parser);
                RowDigest digest = digests.computeIfAbsent(String.valueOf(header.table), table -> new RowDigest());
                token = parser.nextToken();
                while (token == JsonToken.START_ARRAY) {
                    digest.add(values(parser, header.columns.size()));
                    token = parser.nextToken();
                }
            }
        }
        return digests;
    }

    private static List<String> values(JsonParser parser, int count) throws IOException {
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
                throw new IOException("a row with too few values");
            }
            values.add(token == JsonToken.VALUE_NULL ? null : parser.getText());
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw new IOException("a row with too many values");
        }
        return values;
    }

    private record Header(String table, List<String> columns, List<String> types, boolean update) {}

    private static Header header(JsonParser parser) throws IOException {
        String table = null;
        List<String> columns = List.of();
        List<String> types = List.of();
        boolean update = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY) {
                List<String> names = names(parser);
                if (field.equals("columns")) {
                    columns = names;
                } else if (field.equals("types")) {
                    types = names;
                }
            } else if (field.equals("table")) {
                table = named(parser.getText());
            } else if (field.equals("update")) {
                update = value == JsonToken.VALUE_TRUE;
            }
        }
        return new Header(table, columns, types, update);
    }

    private static List<String> names(JsonParser parser) throws IOException {
        List<String> names = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            names.add(named(parser.getText()));
        }
        return names;
    }

    private static String named(String name) throws IOException {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IOException("no name of ours: " + name);
        }
        return name;
    }

    private JsonToken rows(JsonParser parser, JsonToken first, Header header) throws IOException, SQLException {
        if (RESPONSES.matcher(header.table).matches()) {
            create(header);
        }
        JsonToken token = first;
        try (PreparedStatement statement = connection.prepareStatement(sql(header))) {
            int[] types = types(header);
            int waiting = 0;
            while (token == JsonToken.START_ARRAY) {
                bind(parser, statement, types, header);
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
                token = parser.nextToken();
            }
            statement.executeBatch();
        }
        return token;
    }

    private void create(Header header) throws SQLException, IOException {
        StringJoiner definition = new StringJoiner(", ", "CREATE TABLE " + header.table + " (", ")");
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < header.columns.size(); i++) {
            String column = header.columns.get(i);
            columns.add(column
                    + switch (header.types.get(i)) {
                        case "integer" -> " BIGINT NOT NULL";
                        case "number" -> " DOUBLE PRECISION";
                        default -> " VARCHAR";
                    });
        }
        // as they were created: row_number, c1, c2, …, c10
        columns.sort((a, b) -> Integer.compare(position(a), position(b)));
        columns.forEach(definition::add);
        try (PreparedStatement drop = connection.prepareStatement("DROP TABLE IF EXISTS " + header.table);
                PreparedStatement create = connection.prepareStatement(definition.toString())) {
            drop.execute();
            create.execute();
        }
    }

    private static int position(String column) {
        String name = column.substring(0, column.indexOf(' '));
        return name.matches("c\\d{1,9}") ? Integer.parseInt(name.substring(1)) : 0;
    }

    private static String sql(Header header) throws IOException {
        if (header.update) {
            StringJoiner set = new StringJoiner(", ");
            header.columns.stream().filter(each -> !each.equals("id")).forEach(each -> set.add(each + " = ?"));
            if (!header.columns.contains("id") || header.columns.size() < 2) {
                throw new IOException("rows to change without an id");
            }
            return "UPDATE " + header.table + " SET " + set + " WHERE id = ?";
        }
        return "INSERT INTO " + header.table + " (" + String.join(", ", header.columns)
                + ") OVERRIDING SYSTEM VALUE VALUES ("
                + String.join(", ", Collections.nCopies(header.columns.size(), "?")) + ")";
    }

    private int[] types(Header header) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT " + String.join(", ", header.columns) + " FROM " + header.table + " WHERE 1 = 0");
                ResultSet none = query.executeQuery()) {
            ResultSetMetaData data = none.getMetaData();
            int[] types = new int[data.getColumnCount()];
            for (int i = 0; i < types.length; i++) {
                types[i] = data.getColumnType(i + 1);
            }
            return types;
        }
    }

    private static void bind(JsonParser parser, PreparedStatement statement, int[] types, Header header)
            throws IOException, SQLException {
        int parameter = 1;
        List<String> values = values(parser, types.length);
        for (int i = 0; i < types.length; i++) {
            boolean key = header.update && header.columns.get(i).equals("id");
            bind(statement, key ? types.length : parameter++, types[i], values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int parameter, int type, String value)
            throws SQLException, IOException {
        if (value == null) {
            statement.setNull(parameter, type);
            return;
        }
        try {
            switch (type) {
                case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> statement.setLong(parameter, Long.parseLong(value));
                case Types.DOUBLE -> statement.setDouble(parameter, Double.parseDouble(value));
                case Types.BOOLEAN, Types.BIT -> statement.setBoolean(parameter, Boolean.parseBoolean(value));
                case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
                    statement.setObject(parameter, Instant.parse(value).atOffset(ZoneOffset.UTC));
                case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                    statement.setBytes(parameter, HexFormat.of().parseHex(value));
                default -> statement.setString(parameter, value);
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException("a value of another type: " + value, e);
        }
    }
}
