package org.regionwise.report.chart;

import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.ReferenceLines;
import org.regionwise.report.chart.row.SampleSize;

/** What marks are, in words above the rows of a chart; in shorter ones where it is narrow. */
final class MarkLegend {
    /** Narrower charts have shorter keys. */
    private static final int TIGHT = 480;
    /** Of a key of one line, in pixels from the top of the rows. */
    private static final int AT = -36;

    private static final int LINE = 14;

    private final Result result;
    private final String level;
    private final boolean changed;
    private final boolean tight;

    MarkLegend(ChartSource source, ChartForm form) {
        this.result = source.result();
        this.level = Numbers.level(result.model().interval());
        this.changed = source.before().isPresent();
        this.tight = form.width() < TIGHT;
    }

    Map<String, Object> facts() {
        return Map.of(
                "shrinkageKey",
                shrinkage(),
                "intervalKey",
                intervals(),
                "rankKey",
                ranks(),
                "bandKey",
                tight ? "" : "band: " + level + " interval of the pooled share",
                "keyAt",
                at());
    }

    /** What circle, arrow and dot of the shrinkage plot are. */
    private List<String> shrinkage() {
        String area = "area by " + SampleSize.name(result);
        if (!tight) {
            return List.of("raw share, " + area + ", to pooled share" + (changed ? ", stroke: pooled before" : ""));
        }
        return changed ? List.of("raw to pooled,", area + ",", "stroke: before") : List.of("raw to pooled,", area);
    }

    /** What the lines of the intervals are. */
    private List<String> intervals() {
        String levels = result.model().bayes() ? "50% and " + level + " intervals" : level + " interval";
        return tight ? List.of("pooled,", levels) : List.of("pooled share with " + levels);
    }

    /** What point and line of the ranks are. */
    private List<String> ranks() {
        String interval = level + " interval";
        return tight ? List.of("expected rank,", interval) : List.of("expected rank with " + interval);
    }

    /** The first line, above the names of the nation's and the threshold's lines. */
    private int at() {
        int lines = !tight ? 1 : changed ? 3 : 2;
        return AT - LINE * (lines - 1) - (ReferenceLines.threshold(result).isEmpty() ? 0 : LINE);
    }
}
