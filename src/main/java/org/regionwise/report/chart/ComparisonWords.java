package org.regionwise.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.chart.row.Axes;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.RegionLabels;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;

/** What a chart of analyses side by side shows, in words. */
final class ComparisonWords {
    private static final int NAMED = 3;

    private final List<NamedResult> analyses;
    private final Words words;
    private final Percents percents;
    private final Comparison comparison;
    private final RegionLabels labels;

    ComparisonWords(Comparison comparison, Words words) {
        this.comparison = comparison;
        this.words = words;
        this.labels = RegionLabels.of(comparison);
        this.analyses = comparison.analyses();
        this.percents = Percents.of(analyses, words);
    }

    String alternative() {
        return words.say("chart.alt.comparison", "analyses", quoted(analyses)) + " " + largest()
                + (withheld() ? " " + words.say("chart.tell.shown") : "");
    }

    private boolean withheld() {
        return analyses.stream()
                .flatMap(each -> each.result().regions().stream())
                .anyMatch(region -> RegionFlag.withholds(region, FigureGroup.POOLED));
    }

    private Listed quoted(List<NamedResult> named) {
        return words.lists().and(named.stream().map(this::quoted).toList());
    }

    private String quoted(NamedResult analysis) {
        return words.say("list.quoted", "name", analysis.name());
    }

    private String largest() {
        List<String> largest = comparison.regions().stream()
                .filter(region -> difference(region) > 0)
                .sorted(Comparator.comparingDouble(region -> -difference(region)))
                .limit(NAMED)
                .map(this::inWords)
                .toList();
        return words.say(
                "chart.tell.differences", "differences", new Listed(String.join("; ", largest), largest.size()));
    }

    private String inWords(Comparison.Region region) {
        List<String> shares = IntStream.range(0, analyses.size())
                .filter(i -> region.pooled().get(i).defined())
                .mapToObj(i -> inAnalysis(percents.share(region.pooled().get(i).estimate()), analyses.get(i)))
                .toList();
        return words.say(
                "chart.tell.difference",
                "region",
                labels.of(region.region()),
                "shares",
                words.lists().and(shares),
                "points",
                percents.difference(difference(region)));
    }

    private String inAnalysis(String share, NamedResult analysis) {
        return words.say("chart.tell.in-analysis", "share", share, "analysis", quoted(analysis));
    }

    /** Its title: what it answers. */
    String question() {
        return words.say(waves() ? "chart.question-waves" : "chart.question.comparison");
    }

    /** Whether each is of other people. */
    private boolean waves() {
        return analyses.stream()
                        .map(each -> each.result().survey().sha256())
                        .distinct()
                        .count()
                == analyses.size();
    }

    /** How to read it. */
    String note() {
        String note = words.say(waves() ? "chart.note-waves" : "chart.note.comparison");
        return sameNation() ? note : note + nations();
    }

    private String nations() {
        List<String> nations = analyses.stream()
                .filter(each -> each.result().national().raw().defined())
                .map(each -> inAnalysis(nation(each), each))
                .toList();
        return nations.isEmpty()
                ? ""
                : " " + words.say("chart.note.nations", "nations", words.lists().and(nations));
    }

    private String nation(NamedResult analysis) {
        return words.numerals()
                .percentInWords(analysis.result().national().raw().estimate());
    }

    /** Whether all have the same national estimate, as far as it is shown. */
    boolean sameNation() {
        return analyses.stream().map(this::nation).distinct().count() == 1
                && analyses.get(0).result().national().raw().defined();
    }

    /** The unit of the axis: what all of them estimate. */
    String unit() {
        List<String> units = analyses.stream()
                .map(each -> Axes.unit(each.result(), words))
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : words.say("chart.unit-own");
    }

    /** The level of an analysis's intervals. */
    String level(int analysis) {
        Result result = analyses.get(analysis).result();
        return words.numerals().level(result.model().interval());
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
}
