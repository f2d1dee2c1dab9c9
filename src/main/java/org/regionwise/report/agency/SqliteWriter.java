package org.regionwise.report.agency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a database in one file of SQLite 3: every table once, with all its rows. Equal tables give equal bytes. Files
 * stay below the gibibyte at which SQLite locks a page. Source: “Database File Format”, sqlite.org.
 */
final class SqliteWriter {
    private static final int PAGE = 4096;
    private static final int HEADER = 100;
    private static final int INTERIOR = 5;
    private static final int INDEX = 10;
    private static final int LEAF = 13;
    /** What a page can hold whatever its kind; the first one has the file's header too. */
    private static final int ROOM = PAGE - HEADER - 12;
    /** As a page of a table's tree holds them: each up to 4 + 9 bytes and 2 that point to it. */
    private static final int MOST_CHILDREN = 200;
    /** How much of a longer record stays with its key. */
    private static final int LEAST_HERE = (PAGE - 12) * 32 / 255 - 23;

    private static final int MOST_IN_TABLE = PAGE - 35;
    private static final int MOST_IN_INDEX = (PAGE - 12) * 64 / 255 - 23;

    /** Of the library that the format is written like. */
    private static final int LIBRARY = 3_040_000;

    private final List<byte[]> pages = new ArrayList<>();
    private final List<Row> schema = new ArrayList<>();

    SqliteWriter() {
        newPage();
    }

    /**
     * A row of a table.
     *
     * @param id its number, by which rows are in order
     * @param values by column: Long, Double, String, bytes or null, which is also what stands in a column that is
     *     another name of the number
     */
    record Row(long id, List<?> values) {}

    /** A page of a tree, and the last row in it or below it. */
    private record Node(int page, long last) {}

    /**
     * Adds a table.
     *
     * @param sql the statement that would make it
     * @param rows in the order of their numbers
     * @param unique the texts by which no two rows may be alike, a list of columns for each such constraint in {@code
     *     sql}, in its order; numbers are not compared
     */
    void table(String name, String sql, List<Row> rows, List<List<Integer>> unique) {
        int root = newPage();
        tree(root, rows);
        schema("table", name, name, root, sql);
        for (int i = 0; i < unique.size(); i++) {
            int index = newPage();
            index(index, rows, unique.get(i));
            schema("index", "sqlite_autoindex_" + name + "_" + (i + 1), name, index, null);
        }
    }

    private void schema(String type, String name, String table, int root, String sql) {
        schema.add(new Row(schema.size() + 1L, Arrays.asList(type, name, table, (long) root, sql)));
    }

    /**
     * Writes the file, once, after all tables were added.
     *
     * @param application whose kind of file it is
     * @param version of that kind
     */
    void write(int application, int version, OutputStream out) throws IOException {
        tree(1, schema);
        ByteBuffer head = ByteBuffer.wrap(pages.get(0));
        // “SQLite format 3” and a zero
        head.putLong(0x53514C6974652066L).putLong(0x6F726D6174203300L);
        head.putShort((short) PAGE);
        // no journal, no bytes reserved, fractions of pages that cannot be chosen
        head.put(new byte[] {1, 1, 0, 64, 32, 32});
        int changes = 1;
        head.putInt(changes).putInt(pages.size()).putInt(0).putInt(0);
        int schemaFormat = 4;
        head.putInt(1).putInt(schemaFormat).putInt(0).putInt(0);
        int utf8 = 1;
        head.putInt(utf8).putInt(version).putInt(0).putInt(application);
        head.putInt(92, changes).putInt(96, LIBRARY);
        for (byte[] page : pages) {
            out.write(page);
        }
        out.flush();
    }

    /** Pages are numbered from 1. */
    private int newPage() {
        pages.add(new byte[PAGE]);
        return pages.size();
    }

    private void tree(int root, List<Row> rows) {
        List<Node> nodes = new ArrayList<>();
        List<byte[]> cells = new ArrayList<>();
        int room = ROOM;
        long last = 0;
        for (Row row : rows) {
            byte[] cell = cell(row);
            if (cell.length + 2 > room) {
                nodes.add(new Node(fill(newPage(), LEAF, cells, 0), last));
                cells.clear();
                room = ROOM;
            }
            cells.add(cell);
            room -= cell.length + 2;
            last = row.id;
        }
        if (nodes.isEmpty()) {
            fill(root, LEAF, cells, 0);
            return;
        }
        nodes.add(new Node(fill(newPage(), LEAF, cells, 0), last));
        while (nodes.size() > MOST_CHILDREN) {
            List<Node> above = new ArrayList<>();
            int parents = (nodes.size() + MOST_CHILDREN - 1) / MOST_CHILDREN;
            for (int i = 0; i < parents; i++) {
                List<Node> children = nodes.subList(i * nodes.size() / parents, (i + 1) * nodes.size() / parents);
                above.add(new Node(interior(newPage(), children), children.get(children.size() - 1).last));
            }
            nodes = above;
        }
        interior(root, nodes);
    }

    private int interior(int page, List<Node> children) {
        List<byte[]> cells = new ArrayList<>();
        for (Node child : children.subList(0, children.size() - 1)) {
            ByteArrayOutputStream cell = new ByteArrayOutputStream();
            cell.writeBytes(number(child.page));
            varint(child.last, cell);
            cells.add(cell.toByteArray());
        }
        return fill(page, INTERIOR, cells, children.get(children.size() - 1).page);
    }

    /** The index of a constraint, which has few rows and so one page. */
    private void index(int page, List<Row> rows, List<Integer> columns) {
        List<Row> sorted = new ArrayList<>(rows);
        // as SQLite compares texts: byte by byte, none first
        Comparator<byte[]> bytes = Comparator.nullsFirst(Arrays::compareUnsigned);
        sorted.sort(columns.stream()
                .<Comparator<Row>>map(column -> Comparator.comparing(row -> text(row.values.get(column)), bytes))
                .reduce(Comparator::thenComparing)
                .orElseThrow()
                .thenComparingLong(Row::id));
        List<byte[]> cells = new ArrayList<>();
        int room = ROOM;
        for (Row row : sorted) {
            List<Object> key = new ArrayList<>();
            columns.forEach(column -> key.add(row.values.get(column)));
            key.add(row.id);
            byte[] record = record(key);
            ByteArrayOutputStream cell = new ByteArrayOutputStream();
            varint(record.length, cell);
            payload(record, MOST_IN_INDEX, cell);
            cells.add(cell.toByteArray());
            room -= cell.size() + 2;
        }
        if (room < 0) {
            throw new IllegalArgumentException("more rows than an index of one page holds");
        }
        fill(page, INDEX, cells, 0);
    }

    private static byte[] text(Object value) {
        return value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the cells of a page from its end, and where they are behind its head. */
    private int fill(int page, int type, List<byte[]> cells, int right) {
        ByteBuffer bytes = ByteBuffer.wrap(pages.get(page - 1));
        bytes.position(page == 1 ? HEADER : 0);
        int end = PAGE;
        for (byte[] cell : cells) {
            end -= cell.length;
        }
        bytes.put((byte) type)
                .putShort((short) 0)
                .putShort((short) cells.size())
                .putShort((short) end)
                .put((byte) 0);
        if (type == INTERIOR) {
            bytes.putInt(right);
        }
        int at = PAGE;
        for (byte[] cell : cells) {
            at -= cell.length;
            bytes.put(at, cell);
            bytes.putShort((short) at);
        }
        return page;
    }

    private byte[] cell(Row row) {
        byte[] record = record(row.values);
        ByteArrayOutputStream cell = new ByteArrayOutputStream();
        varint(record.length, cell);
        varint(row.id, cell);
        payload(record, MOST_IN_TABLE, cell);
        return cell.toByteArray();
    }

    /** Puts as much of a record into a cell as belongs there, and the rest into pages of its own. */
    private void payload(byte[] record, int most, ByteArrayOutputStream cell) {
        if (record.length <= most) {
            cell.writeBytes(record);
            return;
        }
        int part = LEAST_HERE + (record.length - LEAST_HERE) % (PAGE - 4);
        int at = part <= most ? part : LEAST_HERE;
        cell.write(record, 0, at);
        cell.writeBytes(number(pages.size() + 1));
        while (at < record.length) {
            ByteBuffer page = ByteBuffer.wrap(pages.get(newPage() - 1));
            int count = Math.min(PAGE - 4, record.length - at);
            page.putInt(at + count < record.length ? pages.size() + 1 : 0).put(record, at, count);
            at += count;
        }
    }

    /** The types of the values behind their length, then the values. */
    private static byte[] record(List<?> values) {
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Object value : values) {
            if (value == null) {
                types.write(0);
            } else if (value instanceof Long number) {
                whole(number, types, body);
            } else if (value instanceof Double number) {
                types.write(7);
                body.writeBytes(
                        ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
            } else {
                boolean blob = value instanceof byte[];
                byte[] bytes = blob ? (byte[]) value : text(value);
                varint(2L * bytes.length + (blob ? 12 : 13), types);
                body.writeBytes(bytes);
            }
        }
        // the length counts its own bytes: one, or two of longer ones
        int length = types.size() + 1;
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        varint(length < 128 ? length : length + 1L, record);
        record.writeBytes(types.toByteArray());
        record.writeBytes(body.toByteArray());
        return record.toByteArray();
    }

    /** A whole number in as few bytes as it needs, of which there may be 0, 1, 2, 3, 4, 6 or 8. */
    private static void whole(long number, ByteArrayOutputStream types, ByteArrayOutputStream body) {
        if (number == 0 || number == 1) {
            types.write(number == 0 ? 8 : 9);
            return;
        }
        int[] sizes = {1, 2, 3, 4, 6, 8};
        int bits = Long.SIZE + 1 - Long.numberOfLeadingZeros(number < 0 ? ~number : number);
        int type = 0;
        while (8 * sizes[type] < bits) {
            type++;
        }
        types.write(type + 1);
        for (int shift = 8 * (sizes[type] - 1); shift >= 0; shift -= 8) {
            body.write((int) (number >> shift));
        }
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** Seven bits a byte from the highest, and eight in a ninth. */
    private static void varint(long number, ByteArrayOutputStream out) {
        if (number >>> 56 != 0) {
            for (int shift = 57; shift >= 8; shift -= 7) {
                out.write((int) (number >>> shift & 0x7F) | 0x80);
            }
            out.write((int) number);
            return;
        }
        for (int shift = 49; shift > 0; shift -= 7) {
            if (number >>> shift != 0) {
                out.write((int) (number >>> shift & 0x7F) | 0x80);
            }
        }
        out.write((int) number & 0x7F);
    }
}
