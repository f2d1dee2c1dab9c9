package org.regionwise.report.table;

import java.util.function.IntFunction;
import org.regionwise.report.message.Words;

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
    public String counted(Words words) {
        if (matched == 0) {
            return words.say("table.counted.none");
        }
        if (windowed()) {
            return words.say("table.counted.rows", "from", from + 1, "to", to, "matched", matched, "regions", all);
        }
        return matched == all
                ? words.say("table.counted.all", "regions", all)
                : words.say("table.counted.some", "matched", matched, "regions", all);
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
