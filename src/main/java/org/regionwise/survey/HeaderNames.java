package org.regionwise.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the names of a file's columns. */
final class HeaderNames {
    private static final int LONGEST_NAME = 200;

    private HeaderNames() {}

    /**
     * The names, stripped and in Unicode normal form C.
     *
     * @param row the row that they stand in; 0 when they stand in none
     * @throws ImportProblem if a column has no name or the name of another, or there are too many
     */
    static List<String> check(ReceivedFile file, long row, List<String> written) {
        List<String> columns = new ArrayList<>();
        written.forEach(name -> columns.add(CellText.clean(name)));
        ProblemCollector problems = new ProblemCollector();
        if (columns.size() > file.limits().columns()) {
            problems.add(new Problem(
                    file.name(),
                    row,
                    "",
                    "",
                    "the header has " + columns.size() + " columns, at most "
                            + file.limits().columns() + " are read; keep those that the analysis needs"));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            Integer earlier = column == null ? null : seen.putIfAbsent(column, i + 1);
            if (column == null) {
                problems.add(new Problem(file.name(), row, "", "", "column " + (i + 1) + " has no name in the header"));
            } else if (column.length() > LONGEST_NAME || column.chars().anyMatch(Character::isISOControl)) {
                problems.add(new Problem(
                        file.name(),
                        row,
                        "",
                        column.substring(0, Math.min(40, column.length())).replaceAll("\\p{Cntrl}", " "),
                        "column " + (i + 1) + " must have a name of one line and at most " + LONGEST_NAME
                                + " characters; is the first row of the file its header, and its encoding right?"));
            } else if (earlier != null) {
                problems.add(new Problem(
                        file.name(),
                        row,
                        "",
                        column,
                        "columns " + earlier + " and " + (i + 1) + " have the same name; every column needs its own"));
            }
        }
        problems.throwIfAny();
        return List.copyOf(columns);
    }

    /** Names for a file without a header: {@code column1}, {@code column2}, … */
    static List<String> numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add("column" + i);
        }
        return names;
    }
}
