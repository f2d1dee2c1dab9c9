package org.regionwise.report;

/**
 * Where the parts of a shrinkage plot stand, in user units. Narrow roomy plots put the label above its marks, so that
 * the marks have the whole width of a phone; all others put it to their left.
 *
 * @param roomy full rows; otherwise tight rows with small labels
 * @param left where zero stands
 * @param right where the axis ends
 * @param labelLength characters that fit into a label
 */
record PlotLayout(int width, boolean narrow, boolean roomy, double left, double right, int labelLength) {
    /** Room between the highest and the lowest rows when those between are left out. */
    static final double BREAK = 32;

    private static final int NARROW_BELOW = 600;

    static PlotLayout of(int width, boolean roomy, int longestLabel, boolean unsampled) {
        boolean narrow = width < NARROW_BELOW;
        // A sans-serif letter is a little over half its size wide.
        double letter = roomy ? 7.2 : narrow ? 5.6 : 6.2;
        if (narrow && roomy) {
            return new PlotLayout(width, true, true, 12, width - 12.0, 40);
        }
        double most = narrow ? 100 : 230;
        double labels = Math.max(40, Math.min(most, longestLabel * letter));
        double counts = unsampled ? (narrow ? 72 : 100) : (narrow ? 36 : 52);
        return new PlotLayout(
                width, narrow, roomy, labels + (narrow ? 10 : 22), width - counts - (narrow ? 6 : 18), (int)
                        (labels / letter));
    }

    private boolean labelAbove() {
        return narrow && roomy;
    }

    double top() {
        return 66;
    }

    double rowHeight() {
        return labelAbove() ? 46 : roomy ? 28 : 16;
    }

    double height(int rows, boolean broken) {
        return top() + rowsHeight(rows, broken) + 42;
    }

    double rowsHeight(int rows, boolean broken) {
        return rows * rowHeight() + (broken ? BREAK : 0);
    }

    /** Baseline of the label, from the row's top. */
    double baseline() {
        return labelAbove() ? 15 : roomy ? 18.5 : 11.5;
    }

    /** The raw circle stands a little above the pooled dot, so that the move is seen although the interval lies there. */
    double rawOffset() {
        return labelAbove() ? 28 : roomy ? 10 : 6;
    }

    double pooledOffset() {
        return labelAbove() ? 36 : roomy ? 19 : 10.5;
    }

    double largestRadius() {
        return roomy ? 9 : 5.5;
    }

    double dotRadius() {
        return roomy ? 4.2 : 2.8;
    }

    /** The text, cut with an ellipsis where it is longer than {@code length} characters. */
    static String shortened(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Math.max(1, length - 1)))
                        .stripTrailing() + "…";
    }
}
