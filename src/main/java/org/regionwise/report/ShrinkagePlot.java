package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.PooledOrder;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.release.Figures;
import org.regionwise.release.QualityFlag;

/**
 * How far pooling moves each region: one row a region with its raw share (hollow circle, area by respondents), its pooled
 * share (filled dot) with the interval, and a line between the two. Static SVG without styles of its own; the style
 * sheet's {@code plot-…} classes give the colours of the current theme. Each row's group carries {@code data-region}.
 */
public final class ShrinkagePlot {
    /** Widths in user units, which are CSS pixels when the plot fills its place. */
    public static final int WIDE = 960;

    public static final int NARROW = 360;

    private static final int ROOMY_ROWS = 40;
    private static final int MOST_ROWS = 150;
    private static final int ROWS_AT_EACH_END = 30;

    private final Result result;
    private final PlotLayout layout;
    private final Axis axis;
    private final List<RegionEstimate> rows;
    private final double mostRespondents;
    private final Svg svg = new Svg();
    private final String id;

    /** Draws {@code result} for a place about {@code width} CSS pixels wide, at least {@link #NARROW}. */
    public ShrinkagePlot(Result result, int width) {
        this.result = result;
        List<RegionEstimate> all = PooledOrder.of(result);
        this.rows = all.size() > MOST_ROWS ? bothEnds(all) : all;
        boolean unsampled = rows.stream().anyMatch(region -> !region.sampled());
        int longest =
                rows.stream().mapToInt(region -> region.label().length()).max().orElse(0);
        this.layout = PlotLayout.of(Math.max(NARROW, width), rows.size() <= ROOMY_ROWS, longest, unsampled);
        this.axis = Axis.covering(highest(), layout.left(), layout.right(), layout.narrow() ? 5 : 10);
        this.mostRespondents =
                rows.stream().mapToLong(RegionEstimate::respondents).max().orElse(0);
        this.id = "shrinkage-" + layout.width();
    }

    /** Said beneath the plot when it cannot show every region; empty otherwise. */
    public static String omission(Result result) {
        int all = result.regions().size();
        return all <= MOST_ROWS
                ? ""
                : "Shown are the " + ROWS_AT_EACH_END + " highest and the " + ROWS_AT_EACH_END
                        + " lowest pooled estimates of " + Numbers.count(all) + " regions; the table has all of them.";
    }

    /** The drawing as one {@code svg} element. */
    public String svg() {
        boolean broken = result.regions().size() > rows.size();
        double height = layout.height(rows.size(), broken);
        svg.open(
                "svg",
                "viewBox",
                "0 0 " + layout.width() + " " + Svg.coordinate(height),
                "class",
                "plot " + (layout.narrow() ? "plot-narrow" : "plot-wide") + (layout.roomy() ? "" : " plot-tight"),
                "role",
                "img",
                "aria-labelledby",
                id + "-title",
                "aria-describedby",
                id + "-description");
        svg.text("title", "How far does pooling move each region?", "id", id + "-title");
        svg.text("desc", ShrinkageMoves.describe(result), "id", id + "-description");
        key();
        double bottom = layout.top() + layout.rowsHeight(rows.size(), broken);
        axis(bottom);
        nation(bottom);
        for (int i = 0; i < rows.size(); i++) {
            boolean second = broken && i >= ROWS_AT_EACH_END;
            row(rows.get(i), layout.top() + i * layout.rowHeight() + (second ? PlotLayout.BREAK : 0));
        }
        if (broken) {
            gap();
        }
        return svg.close("svg").toString();
    }

    private static List<RegionEstimate> bothEnds(List<RegionEstimate> all) {
        List<RegionEstimate> ends = new ArrayList<>(all.subList(0, ROWS_AT_EACH_END));
        ends.addAll(all.subList(all.size() - ROWS_AT_EACH_END, all.size()));
        return ends;
    }

    private double highest() {
        double highest = 0;
        for (RegionEstimate region : rows) {
            for (double value : new double[] {
                region.raw().estimate(),
                region.pooled().estimate(),
                region.pooled().upper()
            }) {
                if (Double.isFinite(value)) {
                    highest = Math.max(highest, value);
                }
            }
        }
        double nation = result.national().raw().estimate();
        return Double.isNaN(nation) ? highest : Math.max(highest, nation);
    }

    private void key() {
        double y = 12;
        double x = layout.narrow() ? 2 : layout.left();
        svg.empty("circle", "class", "plot-raw", "cx", x + 5, "cy", y, "r", 4.5);
        String raw = layout.narrow() ? "raw, area: n" : "raw, area follows the number of respondents";
        svg.text("text", raw, "class", "plot-key", "x", x + 15, "y", y + 4);
        double second = x + (layout.narrow() ? 108 : 300);
        svg.empty("path", "class", "plot-interval", "d", "M" + Svg.coordinate(second) + " 12h28");
        svg.empty("circle", "class", "plot-pooled", "cx", second + 14, "cy", y, "r", 4.0);
        String pooled = "pooled with " + Numbers.level(result.model().interval()) + " interval";
        svg.text("text", pooled, "class", "plot-key", "x", second + 35, "y", y + 4);
    }

    private void axis(double bottom) {
        double top = layout.top();
        for (double tick : axis.ticks()) {
            double x = axis.position(tick);
            String line = "M" + Svg.coordinate(x) + " " + Svg.coordinate(top) + "V" + Svg.coordinate(bottom);
            svg.empty("path", "class", tick == 0 ? "plot-zero" : "plot-grid", "d", line);
            boolean atEdge = layout.narrow() && layout.roomy() && tick >= axis.end() - axis.step() / 2;
            String anchor = atEdge ? "plot-tick plot-end" : "plot-tick plot-middle";
            svg.text("text", axis.label(tick), "class", anchor, "x", x, "y", bottom + 16);
            if (rows.size() > ROOMY_ROWS / 2) {
                svg.text("text", axis.label(tick), "class", anchor, "x", x, "y", top - 6);
            }
        }
        double middle = layout.narrow() ? layout.width() / 2.0 : (layout.left() + layout.right()) / 2;
        String unit = result.model().published()
                ? result.model().outcome() + ", %"
                : "% of respondents with " + Phrases.outcome(result.model());
        svg.text(
                "text",
                layout.narrow() ? PlotLayout.shortened(unit, 52) : PlotLayout.shortened(unit, 90),
                "class",
                "plot-axis plot-middle",
                "x",
                middle,
                "y",
                bottom + 34);
        svg.text("text", "n", "class", "plot-axis plot-end", "x", layout.width() - 2.0, "y", top - 6);
    }

    private void nation(double bottom) {
        double mean = result.national().raw().estimate();
        if (Double.isNaN(mean)) {
            return;
        }
        double x = axis.position(mean);
        double top = layout.top() - 36;
        svg.empty(
                "path",
                "class",
                "plot-nation",
                "d",
                "M" + Svg.coordinate(x) + " " + Svg.coordinate(top) + "V" + Svg.coordinate(bottom));
        boolean fitsRight = layout.right() - x > 170;
        svg.text(
                "text",
                (result.model().published() ? "all regions " : "all respondents ") + Numbers.percent(mean) + "%",
                "class",
                fitsRight ? "plot-nation-label" : "plot-nation-label plot-end",
                "x",
                fitsRight ? x + 5 : x - 5,
                "y",
                top + 9);
    }

    private void row(RegionEstimate region, double top) {
        svg.open("g", "class", "plot-row", "data-region", region.region());
        svg.text("title", new RowWords(result).of(region));
        svg.empty(
                "rect",
                "class",
                "plot-band",
                "x",
                0.0,
                "y",
                top,
                "width",
                (double) layout.width(),
                "height",
                layout.rowHeight());
        double baseline = top + layout.baseline();
        String label = PlotLayout.shortened(region.label(), layout.labelLength());
        svg.text("text", label, "class", "plot-label", "x", 2.0, "y", baseline);
        String n = WithheldMarks.confidential(region)
                ? QualityFlag.CONFIDENTIAL.symbol()
                : !region.sampled()
                ? result.model().published() ? "no estimate" : "no respondents"
                : region.respondents() == Result.UNKNOWN ? Numbers.UNDEFINED : Numbers.count(region.respondents());
        svg.text("text", n, "class", "plot-n plot-end", "x", layout.width() - 2.0, "y", baseline);
        if (WithheldMarks.withheld(region, Figures.POOLED)) {
            String why = WithheldMarks.confidential(region) ? "withheld: confidential" : "withheld: unreliable";
            svg.text("text", why, "class", "plot-n", "x", layout.left() + 2.0, "y", baseline);
        } else if (region.pooled().defined()) {
            marks(region, top + layout.rawOffset(), top + layout.pooledOffset());
        }
        svg.close("g");
    }

    private void marks(RegionEstimate region, double rawY, double pooledY) {
        double pooled = axis.position(region.pooled().estimate());
        double lower = region.pooled().lower();
        double upper = region.pooled().upper();
        if (!Double.isNaN(lower) && !Double.isNaN(upper)) {
            String line = "M" + Svg.coordinate(axis.position(lower)) + " " + Svg.coordinate(pooledY) + "H"
                    + Svg.coordinate(axis.position(upper));
            svg.empty("path", "class", "plot-interval", "d", line);
        }
        if (region.raw().defined()) {
            double raw = axis.position(region.raw().estimate());
            double radius = layout.largestRadius() * Math.sqrt(Math.max(0, region.respondents()) / mostRespondents);
            radius = Math.max(1.5, radius);
            arrow(raw, rawY, radius, pooled, pooledY);
            svg.empty("circle", "class", "plot-raw", "cx", raw, "cy", rawY, "r", radius);
        }
        svg.empty("circle", "class", "plot-pooled", "cx", pooled, "cy", pooledY, "r", layout.dotRadius());
    }

    /** From the rim of the raw circle to the rim of the pooled dot; nothing where they touch. */
    private void arrow(double rawX, double rawY, double rawRadius, double pooledX, double pooledY) {
        double dx = pooledX - rawX;
        double dy = pooledY - rawY;
        double length = Math.hypot(dx, dy);
        double end = length - layout.dotRadius() - 1;
        if (end - rawRadius < 3) {
            return;
        }
        double ux = dx / length;
        double uy = dy / length;
        double tipX = rawX + ux * end;
        double tipY = rawY + uy * end;
        String line = point("M", rawX + ux * rawRadius, rawY + uy * rawRadius) + point("L", tipX, tipY);
        svg.empty("path", "class", "plot-move", "d", line);
        double head = 4.5;
        if (end - rawRadius > 2 * head) {
            String wings = point("M", tipX - head * ux + 0.6 * head * uy, tipY - head * uy - 0.6 * head * ux)
                    + point("L", tipX, tipY)
                    + point("L", tipX - head * ux - 0.6 * head * uy, tipY - head * uy + 0.6 * head * ux);
            svg.empty("path", "class", "plot-move", "d", wings);
        }
    }

    private static String point(String command, double x, double y) {
        return command + Svg.coordinate(x) + " " + Svg.coordinate(y);
    }

    private void gap() {
        double y = layout.top() + ROWS_AT_EACH_END * layout.rowHeight();
        int hidden = result.regions().size() - rows.size();
        svg.empty(
                "rect", "class", "plot-break", "x", 0.0, "y", y + 4, "width", (double) layout.width(), "height", 24.0);
        svg.text(
                "text",
                Numbers.count(hidden) + " regions in between are in the table",
                "class",
                "plot-axis plot-middle",
                "x",
                layout.width() / 2.0,
                "y",
                y + 20);
    }
}
