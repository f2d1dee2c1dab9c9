package org.regionwise.survey.row;

import java.util.List;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;

/** Finds the column names under a title, as spreadsheets and their exports have it. */
public final class TitleRows {
    /** How many of the first rows are looked at. */
    public static final int LOOKED_AT = 20;

    private TitleRows() {}

    /**
     * The row of the header, from 1. A title is a row with a single cell in it, or blank. It is passed over only if a
     * row of names follows: two cells at least, none of them empty and none a number.
     *
     * @param rows the first rows, nulls and blanks for empty cells
     */
    public static int headerRow(List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (filled(row) > 1) {
                return i == 0 || isHeader(row) ? i + 1 : 1;
            }
        }
        return firstFilled(rows);
    }

    /** A file of a single column has its name in the first row that is not blank. */
    private static int firstFilled(List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (filled(rows.get(i)) > 0) {
                return i + 1;
            }
        }
        return 1;
    }

    private static boolean isHeader(List<String> row) {
        int last = row.size();
        while (last > 0 && isBlank(row.get(last - 1))) {
            last--;
        }
        return row.subList(0, last).stream()
                .allMatch(cell -> !isBlank(cell)
                        && !NumberText.isNumber(cell.strip())
                        && NumberNotation.COMMA.parse(cell.strip()).isEmpty());
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(cell -> !isBlank(cell)).count();
    }

    private static boolean isBlank(String cell) {
        return cell == null || cell.isBlank();
    }
}
