package org.regionwise.survey;

import java.util.List;

/**
 * Cells of a column that could not be read and count as empty, as nothing was asked of the column when the file was
 * read. Whoever uses the column later has to know of them.
 *
 * @param column the column
 * @param cells how many there are
 * @param firstRow the row of the first of them
 * @param value what stands in it
 * @param reason why it could not be read, and what to do
 */
public record UnreadCells(String column, long cells, long firstRow, String value, String reason) {
    /** The same for people. */
    public String sentence() {
        return "Column “" + column + "” has " + (cells == 1 ? "a cell" : cells + " cells")
                + " that could not be read and count" + (cells == 1 ? "s" : "") + " as empty: "
                + (value.isEmpty() ? "" : "“" + value + "” ") + "in row " + firstRow
                + (cells == 1 ? "" : ", and others") + ".";
    }

    /** What is said when the column is used after all. */
    public Problem problem(String file) {
        return new Problem(
                file,
                firstRow,
                column,
                value,
                reason + "; or count the value as empty when the file is read",
                cells,
                List.of());
    }

    /** What to do before the column can be used. */
    public String remedy() {
        return value.isEmpty()
                ? "mend the cells in the file"
                : "mend the cells in the file, or count “" + value + "” as empty";
    }
}
