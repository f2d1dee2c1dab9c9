package org.regionwise.report.chart.map;

import java.util.Map;

/**
 * Two maps of the same country: beside each other where there is room, else one above the other.
 *
 * @param width of both together
 * @param heightToWidth of the country
 */
public record MapLayout(int width, double heightToWidth) {
    private static final int GAP = 24;
    private static final int EDGE = 8;
    private static final int BESIDE = 520;
    private static final double LOWEST = 60;
    private static final double TALLEST = 560;

    private boolean beside() {
        return width >= BESIDE;
    }

    /** The width of one of them with its edges. */
    public int half() {
        return beside() ? (width - GAP) / 2 : width;
    }

    /** Width of one map without its edges and height, in pixels, and the number of {@code columns}. */
    public Map<String, Object> facts() {
        double height = Math.min(TALLEST, half() * heightToWidth);
        return Map.of("half", half() - EDGE, "mapHeight", (int) Math.max(LOWEST, height), "columns", beside() ? 2 : 1);
    }
}
