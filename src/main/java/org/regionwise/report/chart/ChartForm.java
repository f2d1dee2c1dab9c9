package org.regionwise.report.chart;

/**
 * Where a chart is to stand.
 *
 * @param width of the whole chart in CSS pixels
 * @param paper whether it stands alone: with its title, and colours and fonts that need no style sheet
 */
public record ChartForm(int width, boolean paper) {
    private static final int NARROWEST = 240;
    private static final int WIDEST = 2000;
    private static final int NARROW_BELOW = 560;

    /** As documents and downloads have it. */
    public static final ChartForm PAPER = new ChartForm(680, true);

    public ChartForm {
        width = Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /** On a page whose style sheet gives the colours. */
    public static ChartForm screen(int width) {
        return new ChartForm(width, false);
    }

    boolean narrow() {
        return width < NARROW_BELOW;
    }
}
