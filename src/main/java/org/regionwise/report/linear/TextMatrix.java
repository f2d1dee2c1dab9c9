package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.List;

/** Texts in rows and columns as R prints a matrix of them, names of rows on the left. */
final class TextMatrix {
    private final List<String> headings;
    private final boolean right;
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** @param right whether columns are set flush right */
    TextMatrix(List<String> headings, boolean right) {
        this.headings = List.copyOf(headings);
        this.right = right;
    }

    void row(String name, List<String> cells) {
        names.add(name);
        rows.add(List.copyOf(cells));
    }

    String text() {
        int names = this.names.stream().mapToInt(String::length).max().orElse(0);
        int[] widths = new int[headings.size()];
        for (int k = 0; k < widths.length; k++) {
            widths[k] = headings.get(k).length();
            for (List<String> row : rows) {
                widths[k] = Math.max(widths[k], row.get(k).length());
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, "", names, headings, widths);
        for (int i = 0; i < rows.size(); i++) {
            line(text, this.names.get(i), names, rows.get(i), widths);
        }
        return text.toString();
    }

    private void line(StringBuilder text, String name, int nameWidth, List<String> cells, int[] widths) {
        text.append(name).append(" ".repeat(nameWidth - name.length()));
        for (int k = 0; k < widths.length; k++) {
            String blanks = " ".repeat(widths[k] - cells.get(k).length());
            text.append(' ').append(right ? blanks + cells.get(k) : cells.get(k) + blanks);
        }
        text.append('\n');
    }
}
