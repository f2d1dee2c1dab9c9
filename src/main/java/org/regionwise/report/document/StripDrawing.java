package org.regionwise.report.document;

import java.util.Locale;

/** Intervals in the rows of a table as drawings of their own, for documents that draw nothing themselves. */
final class StripDrawing {
    /** Of a strip, in units of its drawing. */
    static final int WIDTH = 366;

    static final int HEIGHT = 28;

    private static final String INK = "#0b5a63";
    private static final String PALE = "#9dbfc1";
    private static final double PER_CENT = WIDTH / 100.0;
    private static final int MIDDLE = HEIGHT / 2;

    private StripDrawing() {}

    /** One row: lines of the axis, the interval, the raw and the pooled figure. */
    static String of(IntervalAxis axis, IntervalAxis.Strip strip) {
        StringBuilder svg = begun();
        for (IntervalAxis.Tick tick : axis.ticks()) {
            line(svg, tick.at(), tick.at(), 0, HEIGHT, "#dfe3e5", 1, "");
        }
        if (!Double.isNaN(axis.nation())) {
            line(svg, axis.nation(), axis.nation(), 0, HEIGHT, "#1a1d1f", 1.5, " stroke-dasharray=\"2 3\"");
        }
        String ink = strip.pale() ? PALE : INK;
        if (!Double.isNaN(strip.width())) {
            line(svg, strip.lower(), strip.upper(), MIDDLE, MIDDLE, ink, 3, "");
        }
        if (!Double.isNaN(strip.raw())) {
            point(svg, strip.raw(), " fill=\"none\" stroke=\"#5d656a\" stroke-width=\"1.5\"");
        }
        if (strip.drawn()) {
            point(svg, strip.pooled(), " fill=\"" + ink + "\"");
        }
        return svg.append("</svg>").toString();
    }

    /** The numbers of the axis. */
    static String of(IntervalAxis axis) {
        StringBuilder svg = begun();
        for (IntervalAxis.Tick tick : axis.ticks()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"20\" font-family=\"Source Sans 3\" font-size=\"17\" fill=\"#1a1d1f\""
                            + " text-anchor=\"middle\">%s</text>",
                    tick.at() * PER_CENT,
                    tick.label()));
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder begun() {
        return new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + HEIGHT
                + "\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\">");
    }

    private static void line(
            StringBuilder svg,
            double from,
            double to,
            double top,
            double bottom,
            String ink,
            double width,
            String how) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>",
                from * PER_CENT,
                to * PER_CENT,
                top,
                bottom,
                ink,
                width,
                how));
    }

    private static void point(StringBuilder svg, double at, String how) {
        svg.append(
                String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%d\" r=\"5.5\"%s/>", at * PER_CENT, MIDDLE, how));
    }
}
