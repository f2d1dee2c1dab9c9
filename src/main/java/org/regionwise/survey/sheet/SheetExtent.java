package org.regionwise.survey.sheet;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.RawRow;

/**
 * Which columns of a sheet are the table: those from its first name to its last, and those beside them that most of the
 * first rows fill, such as row names.
 *
 * @param from the first, from 0
 * @param to the one behind the last
 */
record SheetExtent(int from, int to) {
    /**
     * @param header cells of the row of names, blank where there is none
     * @param first the first rows of the sheet
     * @param row the row of names; 0 without one
     */
    static SheetExtent of(List<String> header, List<RawRow> first, int row) {
        int from = 0;
        int to = header.size();
        while (from < to && isBlank(header, from)) {
            from++;
        }
        while (to > from && isBlank(header, to - 1)) {
            to--;
        }
        if (from == to) {
            return new SheetExtent(0, header.size());
        }
        int tableFrom = from;
        int tableTo = to;
        List<List<String>> below = first.stream()
                .filter(each -> each.row() > row)
                .map(RawRow::cells)
                // a note beside or below says nothing of columns
                .filter(cells -> cells.stream().filter(cell -> !cell.isBlank()).count() > 1)
                .toList();
        while (row > 0 && from > 0 && mostlyFilled(below, from - 1)) {
            from--;
        }
        while (row > 0 && mostlyFilled(below, to)) {
            to++;
        }
        return new SheetExtent(Math.min(from, tableFrom), Math.max(to, tableTo));
    }

    /** The names of these columns, blank where there is none. */
    List<String> of(List<String> header) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i++) {
            names.add(i < header.size() ? header.get(i) : "");
        }
        return names;
    }

    private static boolean mostlyFilled(List<List<String>> rows, int column) {
        return 2 * rows.stream().filter(row -> !isBlank(row, column)).count() > rows.size();
    }

    private static boolean isBlank(List<String> cells, int column) {
        return column >= cells.size() || HeaderNames.oneLine(cells.get(column)).isEmpty();
    }
}
