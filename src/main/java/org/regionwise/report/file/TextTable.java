package org.regionwise.report.file;

import java.util.ArrayList;
import java.util.List;

/** A table in columns of characters: the first column aligned left, the others right unless said otherwise. */
public final class TextTable {
    private static final String GAP = "  ";
    /** Of a paragraph's lines. */
    private static final int WIDTH = 100;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean headed;
    private int left;

    /**
     * Appends a table and an empty line.
     *
     * @param header names of the columns
     * @param last the row at its end
     */
    public static void append(String[] header, List<String[]> rows, String[] last, StringBuilder text) {
        TextTable table = new TextTable(header);
        rows.forEach(table::row);
        table.row(last);
        table.appendTo(text);
        text.append('\n');
    }

    /** Appends sentences wrapped at {@link #WIDTH}, a longer word on a line of its own, and an empty line. */
    public static void paragraph(String sentences, StringBuilder text) {
        int column = 0;
        for (String word : plain(sentences).split(" ")) {
            int length = width(word);
            if (column > 0 && column + 1 + length > WIDTH) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += length;
        }
        text.append("\n\n");
    }

    /** @param header names of the columns; none for a table without header */
    TextTable(String... header) {
        this.headed = header.length > 0;
        if (headed) {
            row(header);
        }
    }

    void row(String... cells) {
        String[] plain = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            plain[i] = plain(cells[i]);
        }
        rows.add(plain);
    }

    /** The same with one more column aligned left. */
    TextTable leftAligned(int column) {
        left = column;
        return this;
    }

    void appendTo(StringBuilder text) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            line(rows.get(r), widths, text);
            if (r == 0 && headed) {
                String[] rule = new String[widths.length];
                for (int i = 0; i < rule.length; i++) {
                    rule[i] = "─".repeat(widths[i]);
                }
                line(rule, widths, text);
            }
        }
    }

    private void line(String[] cells, int[] widths, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String blanks = " ".repeat(widths[i] - width(cells[i]));
            boolean leftAligned = i == 0 || i == left;
            line.append(i == 0 ? "" : GAP)
                    .append(leftAligned ? "" : blanks)
                    .append(cells[i])
                    .append(leftAligned ? blanks : "");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** Columns that a text takes in a terminal, as far as characters are one column wide. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Names come from files; line ends and control characters in them would break the table or the terminal. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isISOControl(plain.charAt(i))) {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }
}
