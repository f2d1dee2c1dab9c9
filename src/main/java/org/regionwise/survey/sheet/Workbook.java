package org.regionwise.survey.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;

/**
 * An open workbook; cells are text, numbers with a decimal point, dates as ISO 8601 has them. However much is read of
 * it, it counts as one unpacking.
 */
public interface Workbook extends Closeable {
    /**
     * A sheet.
     *
     * @param part where its cells are
     * @param visible whether people see it
     */
    record Sheet(String name, String part, boolean visible) {}

    /** Opens a workbook of one format. */
    interface Opener {
        /** @throws org.regionwise.survey.ImportProblem if it is damaged or no workbook */
        Workbook open(ReceivedFile file) throws IOException;
    }

    /** Receives the rows. */
    interface Visitor {
        /**
         * A row with at least one cell.
         *
         * @param number its number in the sheet
         * @param cells text by column from A, null where empty; reused
         * @param wrong what is wrong with a cell, by column, null where nothing is; reused
         * @param width how many columns the row has
         * @param read share of the sheet that was read
         * @return whether to go on
         */
        boolean row(long number, String[] cells, Reason[] wrong, int width, double read);
    }

    /** The sheets in their order; at least one. */
    List<Sheet> sheets();

    /** Hands on the rows of a sheet, until there are no more or the visitor has enough. */
    void read(Sheet sheet, Visitor visitor) throws IOException;

    /** The merged cells of a sheet. */
    Merges merges(Sheet sheet) throws IOException;

    /** The rows up to this number as lists, blanks for empty cells. */
    default List<RawRow> upTo(Sheet sheet, long last) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        read(sheet, (number, row, wrongCells, columns, read) -> {
            if (number <= last) {
                rows.add(raw(number, row, columns));
            }
            return number < last;
        });
        return rows;
    }

    /** The first rows as lists, blanks for empty cells, with their numbers beside. */
    default List<RawRow> first(Sheet sheet, int most) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        read(sheet, (number, row, wrongCells, columns, read) -> {
            rows.add(raw(number, row, columns));
            return rows.size() < most;
        });
        return rows;
    }

    /** Blanks for empty cells. */
    private static RawRow raw(long number, String[] row, int columns) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            texts.add(row[i] == null ? "" : row[i]);
        }
        return new RawRow(number, texts);
    }
}
