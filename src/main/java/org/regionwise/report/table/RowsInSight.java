package org.regionwise.report.table;

import java.util.function.IntFunction;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/**
 * Which rows of a table are here: all where they are few or were asked for, else one window.
 *
 * @param from index of the first
 * @param to index after the last
 * @param matched rows that pass the filters
 * @param all rows there are
 */
public record RowsInSight(int from, int to, int matched, int all) {
    /** Rows that are shown at once; more come in windows of {@link #WINDOW}. */
    public static final int FEW = 300;
    /** Rows of a window. */
    public static final int WINDOW = 100;

    /**
     * @param wanted index of a row of the window that is wanted
     * @param whole all rows at once, however many
     */
    static RowsInSight of(int matched, int all, int wanted, boolean whole) {
        if (whole || matched <= FEW) {
            return new RowsInSight(0, matched, matched, all);
        }
        int from = Math.min(wanted, matched - 1) / WINDOW * WINDOW;
        return new RowsInSight(from, Math.min(matched, from + WINDOW), matched, all);
    }

    /** Whether only a window of the rows is here. */
    public boolean windowed() {
        return to - from < matched;
    }

    /** {@code Rows 101 to 200 of 3,000 regions}, {@code 14 regions}, {@code 2 of 14 regions}. */
    public String counted() {
        if (matched == 0) {
            return "No region is left. Clear the search, or reset the table.";
        }
        String regions = matched == all
                ? Phrases.counted(all, "region")
                : Numbers.count(matched) + " of " + Phrases.counted(all, "region");
        return windowed() ? "Rows " + Numbers.count(from + 1) + " to " + Numbers.count(to) + " of " + regions : regions;
    }

    /**
     * Queries for the rows that are not here.
     *
     * @param earlier null at the beginning
     * @param later null at the end
     * @param whole for all rows on one page
     */
    public record Others(String earlier, String later, String whole) {}

    /** @param beginningAt the query for the window that begins at a row */
    Others others(IntFunction<String> beginningAt, String whole) {
        boolean before = windowed() && from > 0;
        boolean after = windowed() && to < matched;
        return new Others(
                before ? beginningAt.apply(Math.max(0, from - WINDOW)) : null,
                after ? beginningAt.apply(to) : null,
                whole);
    }
}
