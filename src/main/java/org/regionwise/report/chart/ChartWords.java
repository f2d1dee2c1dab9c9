package org.regionwise.report.chart;

import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.report.Numbers;

/** What charts show, in words: the alternative for somebody who cannot see them, and the units of their axes. */
final class ChartWords {
    private static final int NAMED = 3;

    private final Result result;
    private final String level;

    ChartWords(Result result) {
        this.result = result;
        this.level = Numbers.level(result.model().interval());
    }

    String level() {
        return level;
    }

    /** The unit of prevalences. */
    String unit() {
        Result.ModelFacts model = result.model();
        String share = model.published()
                ? model.outcome()
                : "Share with " + model.outcome() + " = "
                        + String.join(
                                " or ",
                                model.positive()
                                        .subList(0, Math.min(4, model.positive().size())));
        return shortened(share, 70);
    }

    static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)).stripTrailing() + "…";
    }

    /** The chart's text alternative: what is drawn, and what it comes to. */
    String alternative(Chart chart) {
        return switch (chart) {
            case SHRINKAGE -> shrinkage();
        };
    }

    private String shrinkage() {
        List<RegionEstimate> moved = result.regions().stream()
                .filter(region -> region.raw().defined() && region.pooled().defined())
                .sorted(Comparator.comparingDouble(region -> -Math.abs(move(region))))
                .limit(NAMED)
                .toList();
        String drawn = "For each region an arrow from the raw share to the pooled share. ";
        if (moved.isEmpty()) {
            return drawn + "No region has both.";
        }
        String moves = String.join(
                "; ",
                moved.stream()
                        .map(region -> region.label() + " from "
                                + Numbers.percent(region.raw().estimate()) + "% to "
                                + Numbers.percent(region.pooled().estimate()) + "% (" + respondents(region) + ")")
                        .toList());
        return drawn + (moved.size() == 1 ? "Its move: " : "The largest moves: ") + moves + ".";
    }

    private static double move(RegionEstimate region) {
        return region.pooled().estimate() - region.raw().estimate();
    }

    private static String respondents(RegionEstimate region) {
        long count = region.respondents();
        return count == Result.UNKNOWN
                ? "an unknown number of respondents"
                : Numbers.count(count) + (count == 1 ? " respondent" : " respondents");
    }
}
