package org.regionwise.report.chart;

import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.Deviations;
import org.regionwise.report.chart.row.Funnel;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.RegionLabels;
import org.regionwise.report.chart.row.SampleSize;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.CheckWords;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;

/**
 * What charts show, in words: the alternative for somebody who cannot see them, and how to read them for somebody who
 * can.
 */
final class ChartWords {
    private static final int NAMED = 3;
    private static final int USUAL_HIGHEST = 3;
    private static final double HALF = 0.5;
    private static final double MOST = 0.95;
    private static final String LISTED = "; ";

    private final ChartSource source;
    private final Result result;
    private final Words words;
    private final Numerals numerals;
    private final String level;
    private final Percents percents;
    private final RegionLabels labels;

    ChartWords(ChartSource source, Words words) {
        this.source = source;
        this.result = source.result();
        this.words = words.about(result);
        this.numerals = words.numerals();
        this.level = numerals.level(result.model().interval());
        this.percents = Percents.of(result, words);
        this.labels = RegionLabels.of(result);
    }

    /** Of the regions with the highest prevalence, how many the probability to be among them is of. */
    int highest() {
        Integer highest = result.model().highest();
        return highest == null ? USUAL_HIGHEST : highest;
    }

    /** How to read the chart, where its axes and labels do not say. */
    String note(Chart chart) {
        String key = "chart.note." + chart.code();
        return switch (chart) {
            case MAP ->
                source.released().judged()
                        ? words.say(
                                "chart.note.map-judged",
                                "profile",
                                new ReleaseNotes(words).name(source.released().profile()))
                        : words.say(key, "level", level);
            case AGREEMENT -> words.say(key, "effective", SampleSize.effective(result));
            case FUNNEL -> words.say(key, "inner", percent(Funnel.INNER), "outer", percent(Funnel.OUTER));
            case PREDICTOR -> words.say(key, "level", level);
            case NORMALITY, CHECK -> words.say(key, "most", percent(MOST));
            case RESIDUALS -> words.say(key);
            case INFLUENCE -> words.say(key, "area", result.model().areaLevel());
            case SHRINKAGE, INTERVALS, GROUPS, RANKS, SIGMA -> "";
        };
    }

    /** The chart's text alternative: what is drawn, and what it comes to. */
    String alternative(Chart chart) {
        String key = "chart.alt." + chart.code();
        return switch (chart) {
            case SHRINKAGE, AGREEMENT -> words.say(key) + " " + shown(moves(), FigureGroup.RAW);
            case MAP ->
                words.say(key, "judged", source.released().judged(), "level", level) + " "
                        + shown(ends(), FigureGroup.POOLED);
            case INTERVALS ->
                words.say(key, "bayes", result.model().bayes(), "level", level, "half", numerals.level(HALF)) + " "
                        + shown(ends(), FigureGroup.POOLED);
            case GROUPS -> words.say(key, "level", level) + " " + shown(ends(), FigureGroup.POOLED);
            case RANKS -> words.say(key, "level", level) + " " + shown(ranks(), FigureGroup.POOLED);
            case FUNNEL ->
                words.say(key, "inner", percent(Funnel.INNER), "outer", percent(Funnel.OUTER)) + " "
                        + shown(outside(), FigureGroup.RAW);
            case PREDICTOR -> words.say(key, "level", level);
            case NORMALITY, RESIDUALS -> words.say(key) + " " + shown(deviations(), FigureGroup.RAW);
            case SIGMA -> sigma(key);
            case CHECK ->
                words.say(key) + " "
                        + new CheckWords(words).verdict(result.fit().predictiveCheck());
            case INFLUENCE -> words.say(key) + influence();
        };
    }

    /** With a word on which regions a sentence is of that names the first among them, where others are withheld. */
    private String shown(String told, FigureGroup figures) {
        boolean withheld = result.regions().stream()
                .anyMatch(region ->
                        RegionFlag.withholds(region, FigureGroup.POOLED) || RegionFlag.withholds(region, figures));
        return withheld ? told + " " + words.say("chart.tell.shown") : told;
    }

    private String percent(double share) {
        return numerals.percentInWords(share);
    }

    private static Listed listed(List<String> items) {
        return new Listed(String.join(LISTED, items), items.size());
    }

    private String moves() {
        List<String> moves = result.regions().stream()
                .filter(region -> region.raw().defined() && region.pooled().defined())
                .sorted(Comparator.comparingDouble(region ->
                        -Math.abs(region.pooled().estimate() - region.raw().estimate())))
                .limit(NAMED)
                .map(this::move)
                .toList();
        return words.say("chart.tell.moves", "moves", listed(moves));
    }

    private String move(RegionEstimate region) {
        boolean known = region.respondents() != Result.UNKNOWN;
        return words.say(
                "chart.tell.move",
                "region",
                labels.of(region),
                "raw",
                percents.share(region.raw().estimate()),
                "pooled",
                percents.share(region.pooled().estimate()),
                "known",
                known,
                "respondents",
                known ? region.respondents() : 0);
    }

    private String ends() {
        List<RegionEstimate> known = PooledOrder.of(result).stream()
                .filter(region -> region.pooled().defined())
                .toList();
        if (known.isEmpty()) {
            return words.say("chart.tell.no-ends");
        }
        RegionEstimate first = known.get(0);
        RegionEstimate last = known.get(known.size() - 1);
        String same = percents.share(first.pooled().estimate());
        if (known.size() > 1 && same.equals(percents.share(last.pooled().estimate()))) {
            return words.say("chart.tell.same", "share", same);
        }
        String highest = labels.of(first);
        String most = percents.estimate(first.pooled());
        return known.size() == 1
                ? words.say("chart.tell.one", "highest", highest, "most", most)
                : words.say(
                        "chart.tell.ends",
                        "highest",
                        highest,
                        "most",
                        most,
                        "lowest",
                        labels.of(last),
                        "least",
                        percents.estimate(last.pooled()));
    }

    private String value(String region, String value) {
        return words.say("chart.tell.value", "region", region, "value", value);
    }

    private String ranks() {
        List<String> likely = result.regions().stream()
                .filter(region -> region.posterior() != null
                        && Double.isFinite(region.posterior().amongHighest()))
                .sorted(Comparator.comparingDouble(region -> -region.posterior().amongHighest()))
                .limit(NAMED)
                .map(region -> value(
                        labels.of(region),
                        numerals.probability(region.posterior().amongHighest())))
                .toList();
        return words.say("chart.tell.top", "highest", highest(), "regions", listed(likely));
    }

    private String outside() {
        Funnel funnel = new Funnel(result);
        List<String> outside = result.regions().stream()
                .filter(Funnel::holds)
                .filter(region -> funnel.outside(region.raw().estimate(), SampleSize.of(region), Funnel.OUTER))
                .map(labels::of)
                .toList();
        return words.say("chart.tell.outside", "regions", words.lists().firstOf(outside, 2 * NAMED));
    }

    private String deviations() {
        List<String> largest = new Deviations(result)
                .all().stream()
                        .sorted(Comparator.comparingDouble(each -> -Math.abs(each.value())))
                        .limit(NAMED)
                        .map(each -> value(labels.of(each.region()), numerals.fixed(each.value(), 1)))
                        .toList();
        return words.say("chart.tell.deviations", "regions", listed(largest));
    }

    private String sigma(String key) {
        Estimate sigma = result.fit().regionStandardDeviation();
        return words.say(
                key,
                "mean",
                numerals.hundredths(sigma.estimate()),
                "interval",
                new ResultParts(result, words)
                        .interval(numerals.interval(sigma.lower(), sigma.upper(), numerals::hundredths)));
    }

    private String influence() {
        return source.influence()
                .flatMap(all -> all.without().stream()
                        .filter(each -> !each.estimates().get(0).isNaN())
                        .max(Comparator.comparingDouble(each ->
                                Math.abs(each.estimates().get(0) - all.all().get(0))))
                        .map(each -> " "
                                + words.say(
                                        "chart.tell.influence",
                                        "region",
                                        labels.of(each.region()),
                                        "from",
                                        numerals.hundredths(all.all().get(0)),
                                        "to",
                                        numerals.hundredths(each.estimates().get(0)))))
                .orElse("");
    }
}
