package org.regionwise.report.chart;

import java.util.Map;

/**
 * How large and how dense marks are: the smaller the more of them there are, and thousands a cloud.
 *
 * @param regions how many are drawn
 */
record Crowding(int regions) {
    private static final int ROOMY_ROWS = 40;
    /** More points than this are drawn as a cloud. */
    private static final int CROWD = 500;

    /** Whether rows may be high. */
    boolean roomy() {
        return regions <= ROOMY_ROWS;
    }

    /** Height of a row and areas of marks in pixels, {@code faint} as an opacity, {@code moves} 1 where arrows are drawn. */
    Map<String, Object> facts() {
        boolean few = !new RowWindow(regions).narrower();
        boolean cloud = regions > CROWD;
        return Map.of(
                "step", roomy() ? 26 : 18,
                "dot", few ? 70 : cloud ? 14 : 36,
                "faint", few ? 1 : cloud ? 0.15 : 0.5,
                "largest", few ? 420 : cloud ? 80 : 200,
                "smallest", cloud ? 8 : 16,
                "moves", cloud ? 0 : 1);
    }
}
