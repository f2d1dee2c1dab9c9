package org.regionwise.survey.shape;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tables of a database in one file of SQLite 3, read from its pages: what is written there and not what still lies in
 * a journal. Views and tables without row ids are not read. Source: “Database File Format”, sqlite.org.
 */
final class SqliteFile {
    private static final int HEADER = 100;
    private static final int INTERIOR = 5;
    private static final int LEAF = 13;
    private static final int DEEPEST = 40;
    private static final Set<String> CONSTRAINTS = Set.of("PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT");

    private final ByteBuffer bytes;
    private final int pageSize;
    private final int usable;
    private final Charset charset;
    private final Map<String, Table> tables = new HashMap<>();

    /**
     * A table.
     *
     * @param rowId its column that is another name of the row's number; -1 for none
     */
    private record Table(int root, List<String> columns, int rowId) {}

    /**
     * A file.
     *
     * @throws IndexOutOfBoundsException if it is damaged
     */
    SqliteFile(byte[] content) {
        this.bytes = ByteBuffer.wrap(content);
        int size = Short.toUnsignedInt(bytes.getShort(16));
        this.pageSize = size == 1 ? 1 << 16 : size;
        this.usable = pageSize - (content[20] & 0xFF);
        if (pageSize < 512 || Integer.bitCount(pageSize) != 1 || usable < 480) {
            throw new IndexOutOfBoundsException("no page size");
        }
        int encoding = bytes.getInt(56);
        this.charset = encoding == 2
                ? StandardCharsets.UTF_16LE
                : encoding == 3 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        Table schema = new Table(1, List.of("type", "name", "tbl_name", "rootpage", "sql"), -1);
        forEachRow(schema, row -> {
            if ("table".equals(row.get("type")) && row.get("sql") instanceof String sql) {
                // virtual tables have no pages
                int root = ((Number) row.getOrDefault("rootpage", 0L)).intValue();
                String name = String.valueOf(row.get("name")).toLowerCase(Locale.ROOT);
                if (root > 0) {
                    tables.put(name, table(root, sql));
                }
            }
        });
    }

    /** Whether it was written by way of a journal beside it (WAL), which may hold what was written last. */
    boolean hasJournal() {
        return bytes.get(18) == 2 || bytes.get(19) == 2;
    }

    /** Whether there is such a table. */
    boolean has(String table) {
        return tables.containsKey(table.toLowerCase(Locale.ROOT));
    }

    /** Visits the rows of a table, each as its values by column: Long, Double, String, byte[], or absent for null. */
    void forEachRow(String table, Consumer<Map<String, Object>> visitor) {
        forEachRow(tables.get(table.toLowerCase(Locale.ROOT)), visitor);
    }

    private void forEachRow(Table table, Consumer<Map<String, Object>> visitor) {
        // no page is in a tree twice, or reading might never end
        boolean[] seen = new boolean[bytes.limit() / pageSize + 2];
        page(table, table.root, 0, seen, visitor);
    }

    private void page(Table table, int number, int depth, boolean[] seen, Consumer<Map<String, Object>> visitor) {
        if (number < 1 || number >= seen.length || seen[number] || depth > DEEPEST) {
            throw new IndexOutOfBoundsException("page " + number);
        }
        seen[number] = true;
        int from = (number - 1) * pageSize;
        int at = number == 1 ? HEADER : from;
        int type = bytes.get(at);
        int cells = Short.toUnsignedInt(bytes.getShort(at + 3));
        if (type != INTERIOR && type != LEAF) {
            throw new IndexOutOfBoundsException("kind of page " + type);
        }
        int pointers = at + (type == INTERIOR ? 12 : 8);
        for (int i = 0; i < cells; i++) {
            int cell = from + Short.toUnsignedInt(bytes.getShort(pointers + 2 * i));
            if (type == INTERIOR) {
                page(table, bytes.getInt(cell), depth + 1, seen, visitor);
            } else {
                visitor.accept(row(table, cell));
            }
        }
        if (type == INTERIOR) {
            page(table, bytes.getInt(at + 8), depth + 1, seen, visitor);
        }
    }

    /** A number of up to nine bytes, and where the next thing begins. */
    private record Varint(long value, int next) {}

    private static Varint varint(ByteBuffer from, int start) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            int next = from.get(start + i);
            value = value << 7 | next & 0x7F;
            if (next >= 0) {
                return new Varint(value, start + i + 1);
            }
        }
        return new Varint(value << 8 | from.get(start + 8) & 0xFF, start + 9);
    }

    private Map<String, Object> row(Table table, int cell) {
        Varint size = varint(bytes, cell);
        Varint id = varint(bytes, size.next);
        ByteBuffer payload = ByteBuffer.wrap(payload(size.value, id.next));
        Varint head = varint(payload, 0);
        Map<String, Object> row = new LinkedHashMap<>();
        int at = head.next;
        int value = Math.toIntExact(head.value);
        for (int column = 0; at < head.value; column++) {
            Varint type = varint(payload, at);
            at = type.next;
            int length = length(type.value);
            if (column < table.columns.size()) {
                Object read = column == table.rowId && type.value == 0
                        ? Long.valueOf(id.value)
                        : value(payload, value, type.value, length);
                if (read != null) {
                    row.put(table.columns.get(column), read);
                }
            }
            value += length;
        }
        return row;
    }

    /** The bytes of a record, which go on in other pages where one does not hold them. */
    private byte[] payload(long size, int at) {
        if (size < 0 || size > bytes.limit()) {
            throw new IndexOutOfBoundsException("longer than the file");
        }
        int most = usable - 35;
        int least = (usable - 12) * 32 / 255 - 23;
        int part = least + (int) ((size - least) % (usable - 4));
        int here = size <= most ? (int) size : part <= most ? part : least;
        byte[] payload = new byte[(int) size];
        copy(at, payload, 0, here);
        int next = here < size ? bytes.getInt(at + here) : 0;
        for (int done = here; done < size; ) {
            if (next < 1 || next > bytes.limit() / pageSize) {
                throw new IndexOutOfBoundsException("overflow page " + next);
            }
            int from = (next - 1) * pageSize;
            int more = (int) Math.min(usable - 4, size - done);
            copy(from + 4, payload, done, more);
            next = bytes.getInt(from);
            done += more;
        }
        return payload;
    }

    private void copy(int from, byte[] to, int at, int count) {
        if (from < 0 || count < 0 || (long) from + count > bytes.limit()) {
            throw new IndexOutOfBoundsException("beyond the end");
        }
        System.arraycopy(bytes.array(), from, to, at, count);
    }

    private static int length(long type) {
        if (type >= 12) {
            return Math.toIntExact((type - (type % 2 == 0 ? 12 : 13)) / 2);
        }
        return switch ((int) type) {
            case 1, 2, 3, 4 -> (int) type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> 0;
        };
    }

    private Object value(ByteBuffer payload, int at, long type, int length) {
        if (type >= 12) {
            if (at + length > payload.limit()) {
                throw new IndexOutOfBoundsException("beyond the record");
            }
            byte[] value = new byte[length];
            payload.get(at, value);
            return type % 2 == 0 ? value : new String(value, charset);
        }
        if (type == 7) {
            return payload.getDouble(at);
        }
        if (type == 0 || type > 9) {
            return null;
        }
        long number = type == 9 ? 1 : 0;
        for (int i = 0; i < length; i++) {
            number = i == 0 ? payload.get(at) : number << 8 | payload.get(at + i) & 0xFF;
        }
        return number;
    }

    /** Names of columns from the statement that made the table. */
    private static Table table(int root, String sql) {
        List<String> columns = new ArrayList<>();
        int rowId = -1;
        for (String part : definitions(sql)) {
            String definition = part.strip();
            String first = definition.split("[\\s(]", 2)[0].toUpperCase(Locale.ROOT);
            if (definition.isEmpty() || CONSTRAINTS.contains(first)) {
                continue;
            }
            String name = name(definition);
            if (definition.toUpperCase(Locale.ROOT).matches("(?s).*\\bINTEGER\\b.*\\bPRIMARY\\s+KEY\\b.*")) {
                rowId = columns.size();
            }
            columns.add(name);
        }
        return new Table(root, columns, rowId);
    }

    private static String name(String definition) {
        char quote = definition.charAt(0);
        char end = quote == '[' ? ']' : quote;
        if ("\"`['".indexOf(quote) >= 0) {
            StringBuilder name = new StringBuilder();
            for (int i = 1; i < definition.length(); i++) {
                char c = definition.charAt(i);
                boolean doubled = c == end && i + 1 < definition.length() && definition.charAt(i + 1) == end;
                if (c == end && !doubled) {
                    break;
                }
                name.append(c);
                i += doubled ? 1 : 0;
            }
            return name.toString();
        }
        return definition.split("[\\s(]", 2)[0];
    }

    /** What stands between the outer brackets, cut at the commas that are in no brackets and no quotation marks. */
    private static List<String> definitions(String sql) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = -1;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '`' || c == '\'' || c == '[') {
                quote = c == '[' ? ']' : c;
            } else if (c == '(' && depth++ == 0) {
                from = i + 1;
            } else if (c == ',' && depth == 1 || c == ')' && --depth == 0) {
                parts.add(sql.substring(from, i));
                from = i + 1;
                if (depth == 0) {
                    break;
                }
            }
        }
        return parts;
    }
}
