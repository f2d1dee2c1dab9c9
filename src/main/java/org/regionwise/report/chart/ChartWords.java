package org.regionwise.report.chart;

import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.Deviations;
import org.regionwise.report.chart.row.Funnel;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.RegionLabels;
import org.regionwise.report.chart.row.SampleSize;
import org.regionwise.report.words.CheckWords;

/**
 * What charts show, in words: the alternative for somebody who cannot see them, and how to read them for somebody who
 * can.
 */
final class ChartWords {
    private static final int NAMED = 3;
    private static final int USUAL_HIGHEST = 3;

    private final ChartSource source;
    private final Result result;
    private final String level;
    private final Percents percents;
    private final RegionLabels labels;

    ChartWords(ChartSource source) {
        this.source = source;
        this.result = source.result();
        this.level = Numbers.level(result.model().interval());
        this.percents = Percents.of(result);
        this.labels = RegionLabels.of(result);
    }

    /** Of the regions with the highest prevalence, how many the probability to be among them is of. */
    int highest() {
        Integer highest = result.model().highest();
        return highest == null ? USUAL_HIGHEST : highest;
    }

    /** How to read the chart, where its axes and labels do not say. */
    String note(Chart chart) {
        return switch (chart) {
            case MAP ->
                "Light is low, dark is high, on one scale for both. Hatched: "
                        + (source.released().judged()
                                ? "what the profile “"
                                        + source.released().profile().name()
                                        + "” withholds or flags, or where there is no estimate."
                                : "the " + level
                                        + " interval is wider than one and a half times the share of "
                                        + "yes (of no, where that is smaller), or there is no estimate.");
            case AGREEMENT ->
                "The " + (SampleSize.effective(result) ? "larger the effective n" : "more respondents")
                        + ", the larger the circle. On the diagonal pooling changed nothing.";
            case FUNNEL ->
                "Lines are control limits: if every region were like the nation, about 95% of them "
                        + "would lie within the solid and 99.8% within the dashed ones; below some ten "
                        + "respondents that is rough. Filled: outside of both.";
            case PREDICTOR ->
                "Hollow: raw. Filled: pooled. Line: what the model expects, other predictors at their means, with its "
                        + level + " band.";
            case NORMALITY ->
                "If the model holds, points follow the line; each lies within the band in 95% of surveys.";
            case RESIDUALS -> "If the model holds, points scatter about 0 without a pattern, nearly all within 2.";
            case CHECK ->
                "Circle: this survey. Band: 95% of surveys drawn from the model, with a stroke at their mean.";
            case INFLUENCE ->
                "Every estimate is by " + (result.model().areaLevel() ? "likelihood" : "maximum likelihood")
                        + ", once without a region, for those whose own data pull hardest; what changes "
                        + "most is shown. Dotted: with all regions.";
            case SHRINKAGE, INTERVALS, RANKS, SIGMA -> "";
        };
    }

    /** The chart's text alternative: what is drawn, and what it comes to. */
    String alternative(Chart chart) {
        return switch (chart) {
            case SHRINKAGE -> "For each region an arrow from the raw share to the pooled share. " + moves();
            case MAP ->
                "Two maps on one scale, raw and pooled shares, light for low and dark for high, hatched where "
                        + (source.released().judged()
                                ? "an estimate is withheld or flagged"
                                : "the " + level + " interval is wide")
                        + " or there is no estimate. " + ends();
            case INTERVALS ->
                "For each region the pooled share with its " + level
                        + (bayes() ? " and 50% intervals. " : " interval. ") + ends();
            case RANKS -> ranks();
            case AGREEMENT ->
                "Pooled shares against raw shares, darker where the region's own data weigh more; on the diagonal the"
                        + " raw share was believed. " + moves();
            case FUNNEL -> funnel();
            case PREDICTOR ->
                "Each region's pooled share against its predictor, with the model's line and its " + level + " band.";
            case NORMALITY -> deviations("Sorted deviations of the regions against those of a normal distribution. ");
            case RESIDUALS -> deviations("Deviations of the regions from what the model expects of them. ");
            case SIGMA -> sigma();
            case CHECK ->
                "Figures of the survey beside the range of the same figures in surveys drawn from the model. "
                        + new CheckWords(org.regionwise.report.message.Words.english())
                                .verdict(result.fit().predictiveCheck());
            case INFLUENCE -> "The model's parameters estimated again without single regions. " + influence();
        };
    }

    private boolean bayes() {
        return result.model().bayes();
    }

    private String moves() {
        List<RegionEstimate> moved = result.regions().stream()
                .filter(region -> region.raw().defined() && region.pooled().defined())
                .sorted(Comparator.comparingDouble(region ->
                        -Math.abs(region.pooled().estimate() - region.raw().estimate())))
                .limit(NAMED)
                .toList();
        if (moved.isEmpty()) {
            return "No region has both.";
        }
        List<String> moves = moved.stream()
                .map(region -> labels.of(region) + " from "
                        + percents.share(region.raw().estimate()) + " to "
                        + percents.share(region.pooled().estimate()) + " (" + Phrases.respondents(region.respondents())
                        + ")")
                .toList();
        return (moved.size() == 1 ? "Its move: " : "The largest moves: ") + String.join("; ", moves) + ".";
    }

    private String ends() {
        List<RegionEstimate> known = PooledOrder.of(result).stream()
                .filter(region -> region.pooled().defined())
                .toList();
        if (known.isEmpty()) {
            return "No region has a pooled share.";
        }
        RegionEstimate last = known.get(known.size() - 1);
        String same = percents.share(known.get(0).pooled().estimate());
        if (known.size() > 1 && same.equals(percents.share(last.pooled().estimate()))) {
            return "Pooled, every region has " + same + ".";
        }
        String highest = "Highest: " + pooled(known.get(0));
        return known.size() == 1 ? highest + "." : highest + "; lowest: " + pooled(last) + ".";
    }

    private String pooled(RegionEstimate region) {
        return labels.of(region) + " with " + percents.estimate(region.pooled());
    }

    private String ranks() {
        List<String> likely = result.regions().stream()
                .filter(region -> region.posterior() != null
                        && Double.isFinite(region.posterior().amongHighest()))
                .sorted(Comparator.comparingDouble(region -> -region.posterior().amongHighest()))
                .limit(NAMED)
                .map(region -> labels.of(region) + " with "
                        + Numbers.probability(region.posterior().amongHighest()))
                .toList();
        return "For each region the ranks it may have by prevalence, 1 the highest, with " + level
                + " intervals. Likeliest among the " + highest() + " highest: " + String.join("; ", likely) + ".";
    }

    private String funnel() {
        Funnel funnel = new Funnel(result);
        List<String> outside = result.regions().stream()
                .filter(Funnel::holds)
                .filter(region -> funnel.outside(region.raw().estimate(), SampleSize.of(region), Funnel.OUTER))
                .map(labels::of)
                .toList();
        return "Raw shares by number of respondents, with limits in which 95% and 99.8% would lie if "
                + "every region were like the nation. "
                + (outside.isEmpty()
                        ? "No region lies outside the outer limits."
                        : "Outside the outer limits: " + named(outside) + ".");
    }

    private static String named(List<String> all) {
        int shown = Math.min(2 * NAMED, all.size());
        return String.join(", ", all.subList(0, shown))
                + (all.size() > shown ? " and " + Numbers.count(all.size() - shown) + " more" : "");
    }

    private String deviations(String drawn) {
        List<Deviations.Deviation> all = new Deviations(result).all();
        List<String> largest = all.stream()
                .sorted(Comparator.comparingDouble(each -> -Math.abs(each.value())))
                .limit(NAMED)
                .map(each -> labels.of(each.region()) + " with " + Numbers.fixed(each.value(), 1))
                .toList();
        return drawn + "In standard deviations, the largest: " + String.join("; ", largest) + ".";
    }

    private String sigma() {
        var sigma = result.fit().regionStandardDeviation();
        return "The density of the standard deviation between regions before and after the data. After "
                + "them its mean is "
                + Numbers.hundredths(sigma.estimate()) + ", " + level + " interval "
                + Numbers.hundredths(sigma.lower()) + " to " + Numbers.hundredths(sigma.upper()) + ".";
    }

    private String influence() {
        return source.influence()
                .flatMap(all -> all.without().stream()
                        .filter(each -> !each.estimates().get(0).isNaN())
                        .max(Comparator.comparingDouble(each ->
                                Math.abs(each.estimates().get(0) - all.all().get(0))))
                        .map(each -> "The standard deviation between regions changes most, from "
                                + Numbers.hundredths(all.all().get(0)) + " to "
                                + Numbers.hundredths(each.estimates().get(0)) + ", without " + labels.of(each.region())
                                + "."))
                .orElse("");
    }
}
