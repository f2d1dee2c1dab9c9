package org.regionwise.survey.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;

/** Column names that stand in several rows, and what other rows below them say of the columns. */
public final class HeaderRows {
    private static final String IMPORT_ID = "{\"ImportId\"";

    private HeaderRows() {}

    /** Whether a cell is the key that Qualtrics writes under the text of a question, which says nothing to people. */
    static boolean isImportId(String cell) {
        return cell.strip().replace(" ", "").startsWith(IMPORT_ID);
    }

    /**
     * A name per column: what its cells say from top to bottom, with a blank between. Empty where they say nothing.
     *
     * @param rows the header's rows from top to bottom, as long as each happens to be
     * @param carry whether a group's name that stands over its first column only is the name of the next ones too; not
     *     where merged cells say how far it reaches
     */
    public static List<String> joined(List<List<String>> rows, boolean carry) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> names = new ArrayList<>();
        String[] group = new String[rows.size()];
        for (int column = 0; column < width; column++) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                String cell = cell(rows.get(i), column);
                boolean more = filledBelow(rows, i, column);
                if (!cell.isEmpty()) {
                    group[i] = more ? cell : null;
                } else if (carry && more && group[i] != null) {
                    cell = group[i];
                }
                if (!cell.isEmpty() && !parts.contains(cell)) {
                    parts.add(cell);
                }
            }
            names.add(String.join(" ", parts));
        }
        return names;
    }

    private static boolean filledBelow(List<List<String>> rows, int above, int column) {
        return rows.subList(above + 1, rows.size()).stream()
                .anyMatch(row -> !cell(row, column).isEmpty());
    }

    /**
     * What rows that are no data say of each column: the first that says something.
     *
     * @param from the table's first column
     */
    public static List<ColumnLabels> labels(List<List<String>> skipped, int from, int columns) {
        List<ColumnLabels> labels = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int at = from + column;
            labels.add(skipped.stream()
                    .map(row -> cell(row, at))
                    .filter(cell -> !cell.isEmpty())
                    .findFirst()
                    .map(cell -> new ColumnLabels(cell, Map.of(), List.of()))
                    .orElse(ColumnLabels.NONE));
        }
        return Collections.unmodifiableList(labels);
    }

    private static String cell(List<String> row, int column) {
        String cell = column < row.size() ? CellText.clean(row.get(column)) : null;
        return cell == null || isImportId(cell) ? "" : cell;
    }
}
