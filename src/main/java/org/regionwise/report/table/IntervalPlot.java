package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.RoundStep;

/**
 * Estimates with their intervals, drawn as the last figures of a table's rows: all rows have one axis, which begins at
 * 0 unless all intervals are far from it. Drawings are SVG whose x and y are in per cent, so that they take the width
 * of their column and the height that the style sheet gives to rows. The lines of the axis are drawn once, in the
 * heading, and used by every row.
 */
public final class IntervalPlot {
    /** Of the column's width, left free at each side for half a point. */
    private static final double EDGE = 2;

    private static final int FEWEST_TICKS = 3;
    private static final int CLOSE = 5;
    private static final int TICK_DIGITS = 6;
    /** Of the highest limit: where all are above this part of it, 0 is too far to be shown. */
    private static final double FAR_FROM_ZERO = 1.0 / 3;

    private final Result result;
    private final TableColumn.Unit unit;
    private final double nation;
    private final double least;
    private final double most;
    private final List<Double> ticks = new ArrayList<>();

    private IntervalPlot(Result result, TableColumn.Unit unit, double low, double high) {
        this.result = result;
        this.unit = unit;
        this.nation = result.national().pooled().estimate();
        double from = fromZero(low, high) ? 0 : low;
        RoundStep step = RoundStep.notAbove((high - from) / FEWEST_TICKS);
        if (from == 0) {
            this.least = 0;
            ticks.add(0.0);
        } else {
            this.least = low - (high - low) / 20;
        }
        this.most = high;
        ticks.addAll(step.multiples(least, most));
    }

    /** Whether axes of intervals begin at 0, on page and paper: unless all limits are far above it or some below. */
    public static boolean fromZero(double low, double high) {
        return low >= 0 && low <= FAR_FROM_ZERO * high;
    }

    /** Of all regions of a result, whichever of them a table shows. */
    static IntervalPlot of(Result result, TableColumn.Unit unit) {
        Estimate all = result.national().pooled();
        double[] drawn = DoubleStream.concat(
                        result.regions().stream()
                                .map(RegionEstimate::pooled)
                                .flatMapToDouble(each -> DoubleStream.of(each.lower(), each.estimate(), each.upper())),
                        DoubleStream.of(all.lower(), all.estimate(), all.upper()))
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(drawn).min().orElse(0);
        double high = DoubleStream.of(drawn).max().orElse(1);
        return new IntervalPlot(result, unit, low, high > low ? high : low > 0 ? 2 * low : low + 1);
    }

    /** The axis: its numbers, and the lines that the rows use. */
    public String axis() {
        StringBuilder svg =
                new StringBuilder("<svg class=\"" + style() + "\" height=\"18\" aria-hidden=\"true\"><defs>");
        svg.append("<g id=\"plot-lines\">");
        ticks.forEach(tick -> line(svg, "tick", place(tick), place(tick)));
        Double threshold = result.model().threshold();
        if (threshold != null && within(threshold)) {
            line(svg, "threshold", place(threshold), place(threshold));
        }
        if (within(nation)) {
            line(svg, "nation", place(nation), place(nation));
        }
        svg.append("</g></defs>");
        numbers(svg);
        return svg.append("</svg>").toString();
    }

    /** The numbers alone, for the foot of a tall table. */
    public String axisAgain() {
        StringBuilder svg = new StringBuilder("<svg class=\"" + style() + "\" height=\"18\" aria-hidden=\"true\">");
        numbers(svg);
        return svg.append("</svg>").toString();
    }

    /** Where its numbers are close, the style sheet leaves out every second one if the column is narrow. */
    private String style() {
        return "plot-axis" + (ticks.size() > CLOSE ? " close" : "");
    }

    private void numbers(StringBuilder svg) {
        for (double tick : ticks) {
            String number = unit.numerals().significant(unit.per() * tick, TICK_DIGITS);
            svg.append("<text x=\"").append(percent(place(tick))).append("\" y=\"13\">");
            svg.append(unit.signed(number));
            svg.append("</text>");
        }
    }

    /** A region's interval, pale where it includes the national figure; what is undefined is not drawn. */
    void row(RegionEstimate region, StringBuilder svg) {
        Standing standing = Standing.of(region, result);
        draw(region.raw(), region.pooled(), standing == Standing.ALIKE ? "plot-alike" : "plot", svg);
    }

    /** All regions together. */
    public String total() {
        StringBuilder svg = new StringBuilder();
        draw(result.national().raw(), result.national().pooled(), "plot", svg);
        return svg.toString();
    }

    private void draw(Estimate raw, Estimate pooled, String style, StringBuilder svg) {
        svg.append("<svg class=\"").append(style).append("\" aria-hidden=\"true\">");
        svg.append("<use href=\"#plot-lines\"/>");
        if (Double.isFinite(pooled.lower()) && Double.isFinite(pooled.upper())) {
            svg.append("<line x1=\"").append(percent(place(pooled.lower())));
            svg.append("\" x2=\"").append(percent(place(pooled.upper())));
            svg.append("\" y1=\"50%\" y2=\"50%\"/>");
        }
        if (raw.defined()) {
            raw(raw.estimate(), svg);
        }
        if (pooled.defined()) {
            svg.append("<circle cx=\"").append(percent(place(pooled.estimate())));
            svg.append("\" cy=\"50%\" r=\"4.5\"/>");
        }
        svg.append("</svg>");
    }

    /** A raw estimate far from all intervals would make them small, so an arrow says where it is. */
    private void raw(double estimate, StringBuilder svg) {
        if (within(estimate)) {
            svg.append("<circle class=\"raw\" cx=\"").append(percent(place(estimate)));
            svg.append("\" cy=\"50%\" r=\"5\"/>");
        } else if (estimate > most) {
            svg.append("<text class=\"raw\" x=\"100%\" y=\"50%\" dy=\".3em\">›</text>");
        } else {
            svg.append("<text class=\"raw\" x=\"1%\" y=\"50%\" dy=\".3em\">‹</text>");
        }
    }

    /** Whether a raw estimate that is shown lies beyond the axis. */
    boolean beyond() {
        return result.regions().stream()
                .anyMatch(
                        region -> region.raw().defined() && !within(region.raw().estimate()));
    }

    private boolean within(double proportion) {
        return proportion >= least && proportion <= most;
    }

    /** Of the width of the column, in per cent. */
    private double place(double proportion) {
        double share = (proportion - least) / (most - least);
        return EDGE + (100 - 2 * EDGE) * Math.max(0, Math.min(1, share));
    }

    private static void line(StringBuilder svg, String style, double from, double to) {
        svg.append("<line class=\"").append(style).append("\" x1=\"").append(percent(from));
        svg.append("\" x2=\"").append(percent(to)).append("\" y1=\"0\" y2=\"100%\"/>");
    }

    private static String percent(double place) {
        long tenths = Math.round(10 * place);
        return tenths / 10 + (tenths % 10 == 0 ? "%" : "." + tenths % 10 + "%");
    }

    /** Its axis. */
    @Override
    public String toString() {
        return "IntervalPlot[" + least + " to " + most + ", " + nation + ", " + ticks + "]";
    }
}
