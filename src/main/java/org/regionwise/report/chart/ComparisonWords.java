package org.regionwise.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.chart.row.Axes;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.RegionLabels;

/** What a chart of analyses side by side shows, in words. */
final class ComparisonWords {
    private static final int NAMED = 3;

    private final List<NamedResult> analyses;
    private final Percents percents;
    private final Comparison comparison;
    private final RegionLabels labels;

    ComparisonWords(Comparison comparison) {
        this.comparison = comparison;
        this.labels = RegionLabels.of(comparison);
        this.analyses = comparison.analyses();
        this.percents = Percents.of(analyses);
    }

    String alternative() {
        return "For each region the pooled share in each of " + analyses.size() + " analyses: "
                + Phrases.joined(
                        analyses.stream().map(each -> quoted(each.name())).toList(), "and")
                + ". " + largest();
    }

    private String largest() {
        List<String> largest = comparison.regions().stream()
                .filter(region -> difference(region) > 0)
                .sorted(Comparator.comparingDouble(region -> -difference(region)))
                .limit(NAMED)
                .map(this::inWords)
                .toList();
        if (largest.isEmpty()) {
            return "No region has different shares.";
        }
        return (largest.size() == 1 ? "The only difference: " : "The largest differences: ")
                + String.join("; ", largest) + ".";
    }

    private String inWords(Comparison.Region region) {
        List<String> shares = IntStream.range(0, analyses.size())
                .filter(i -> region.pooled().get(i).defined())
                .mapToObj(i -> percents.share(region.pooled().get(i).estimate()) + " in "
                        + quoted(analyses.get(i).name()))
                .toList();
        return labels.of(region.region()) + " with " + Phrases.joined(shares, "and") + " ("
                + percents.bare(difference(region)) + " percentage points)";
    }

    /** How to read it. */
    String note() {
        String note =
                "An interval says how sure one analysis is of a region; whether two analyses of the same people differ"
                        + " cannot be told from how far their intervals overlap.";
        return sameNation() ? note : note + nations();
    }

    private String nations() {
        List<String> nations = analyses.stream()
                .filter(each -> each.result().national().raw().defined())
                .map(each -> Numbers.percentInWords(
                                each.result().national().raw().estimate()) + " in " + quoted(each.name()))
                .toList();
        return nations.isEmpty() ? "" : " All regions together, raw: " + Phrases.joined(nations, "and") + ".";
    }

    /** Whether all have the same national estimate, as far as it is shown. */
    boolean sameNation() {
        return analyses.stream()
                                .map(each -> Numbers.percentInWords(
                                        each.result().national().raw().estimate()))
                                .distinct()
                                .count()
                        == 1
                && analyses.get(0).result().national().raw().defined();
    }

    /** The unit of the axis: what all of them estimate. */
    String unit() {
        List<String> units = analyses.stream()
                .map(each -> Axes.unit(each.result().model()))
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : "Share, each analysis of its own outcome";
    }

    /** The level of an analysis's intervals. */
    String level(int analysis) {
        Result result = analyses.get(analysis).result();
        return Numbers.level(result.model().interval());
    }

    /** Between the highest and the lowest pooled estimate of a region; undefined with fewer than two. */
    static double difference(Comparison.Region region) {
        double[] known = region.pooled().stream()
                .filter(Estimate::defined)
                .mapToDouble(Estimate::estimate)
                .sorted()
                .toArray();
        return known.length < 2 ? Double.NaN : known[known.length - 1] - known[0];
    }

    private static String quoted(String name) {
        return "“" + name + "”";
    }
}
