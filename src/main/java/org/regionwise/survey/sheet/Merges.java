package org.regionwise.survey.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;

/**
 * The merged cells of a sheet. A workbook keeps the value of such a range in its first cell, and leaves the others
 * empty; people see it in all of them. The format lists the ranges after the rows, so they are gathered before any row
 * is read.
 */
public final class Merges {
    public static final int MOST_RANGES = 200_000;

    /**
     * Merged cells.
     *
     * @param firstRow from 1
     * @param lastRow from 1, included
     * @param firstColumn from 0
     * @param lastColumn from 0, included
     */
    public record Range(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    /** By first row. */
    private final List<Range> ranges;

    private Merges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Merged cells of a sheet.
     *
     * @throws ImportProblem if there are more ranges than any table has
     */
    public static Merges of(List<Range> ranges, ReceivedFile file) {
        if (ranges.size() > MOST_RANGES) {
            throw new ImportProblem(file.problem(Reason.of("merged-too-many", "limit", MOST_RANGES)));
        }
        return new Merges(
                ranges.stream().sorted(Comparator.comparingInt(Range::firstRow)).toList());
    }

    /** The ranges that begin in this row, or begin above it and reach it. */
    List<Range> at(long row) {
        return ranges.stream()
                .filter(range -> range.firstRow() <= row && range.lastRow() >= row)
                .toList();
    }

    /**
     * A walk down the rows of a table, which knows what stands in the merged cells of the present row.
     *
     * @param above ranges that begin in this row or above are the title's or the header's, and fill no data
     * @param from first column of the table
     * @param to the column after its last
     */
    Walk walk(long above, int from, int to) {
        return new Walk(above, from, to);
    }

    /** See {@link #walk}. */
    final class Walk {
        /** Columns that ranges cover, all together: more than a sheet has cells in order is no honest sheet. */
        private static final long MOST_WORK = 200_000_000;

        private final int from;
        private final String[] values;
        private final Reason[] wrong;
        /** By column of the table, the last row of the range that reaches the present row. */
        private final int[] until;

        private int next;
        private long row;
        private long work;

        private Walk(long above, int from, int to) {
            this.from = from;
            int width = ranges.isEmpty() ? 0 : Math.max(0, to - from);
            this.values = new String[width];
            this.wrong = new Reason[width];
            this.until = new int[width];
            while (next < ranges.size() && ranges.get(next).firstRow() <= above) {
                next++;
            }
        }

        private Walk(Walk other) {
            this.from = other.from;
            this.values = other.values.clone();
            this.wrong = other.wrong.clone();
            this.until = other.until.clone();
            this.next = other.next;
            this.row = other.row;
            this.work = other.work;
        }

        /** The next row with cells; those beyond {@code width} are empty. */
        void row(long number, String[] cells, Reason[] wrongCells, int width) {
            row = number;
            while (next < ranges.size() && ranges.get(next).firstRow() <= number) {
                Range range = ranges.get(next++);
                if (range.firstRow() == number && range.firstColumn() < width && work < MOST_WORK) {
                    begin(range, cells[range.firstColumn()], wrongCells[range.firstColumn()]);
                }
            }
        }

        /** Of ranges that overlap, which no program writes, the first holds. */
        private void begin(Range range, String value, Reason wrongHere) {
            int first = Math.max(0, range.firstColumn() - from);
            int last = Math.min(values.length - 1, range.lastColumn() - from);
            work += Math.max(0, last - first + 1);
            for (int i = first; i <= last; i++) {
                if (until[i] < row) {
                    until[i] = range.lastRow();
                    values[i] = value;
                    wrong[i] = wrongHere;
                }
            }
        }

        /**
         * Whether the cell of this column, from the table's first, belongs to a range that began above or beside it.
         */
        boolean covers(int column) {
            return column < until.length && until[column] >= row;
        }

        /** What stands in the merged cell of a column that is covered; null when that is empty. */
        String value(int column) {
            return values[column];
        }

        /** What is wrong with it; null where nothing is. */
        Reason wrong(int column) {
            return wrong[column];
        }

        /** The same for later use, while the walk goes on. */
        Walk here() {
            return ranges.isEmpty() ? this : new Walk(this);
        }
    }

    /** The cells of a row with what people see in those that are merged across. */
    static List<String> across(List<String> cells, List<Range> ranges) {
        List<String> all = new ArrayList<>(cells);
        for (Range range : ranges) {
            if (range.firstColumn() < cells.size()) {
                String value = cells.get(range.firstColumn());
                for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                    put(all, column, value);
                }
            }
        }
        return all;
    }

    /** The cells of a row with what people see in those that are merged with the row above. */
    static List<String> downwards(List<String> cells, List<Range> ranges, List<RawRow> rows, long row) {
        List<String> all = new ArrayList<>(cells);
        for (Range range : ranges) {
            if (range.firstRow() < row) {
                rows.stream()
                        .filter(each ->
                                each.row() == range.firstRow() && each.cells().size() > range.firstColumn())
                        .forEach(each ->
                                put(all, range.firstColumn(), each.cells().get(range.firstColumn())));
            }
        }
        return all;
    }

    private static void put(List<String> cells, int column, String value) {
        while (cells.size() <= column) {
            cells.add("");
        }
        if (cells.get(column).isBlank()) {
            cells.set(column, value);
        }
    }
}
