package org.regionwise.report.chart;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.chart.row.Deviations;
import org.regionwise.report.chart.row.Funnel;
import org.regionwise.report.chart.row.PredictorRows;
import org.regionwise.report.message.Words;

/** The charts of a result, in the order of the page. Each is a Vega-Lite specification under {@code charts/}. */
public enum Chart {
    SHRINKAGE(Part.POOLING),
    MAP(Part.ANSWER),
    GROUPS(Part.GROUPS),
    INTERVALS(Part.STANDING),
    RANKS(Part.STANDING),
    AGREEMENT(Part.POOLING),
    FUNNEL(Part.STANDING),
    PREDICTOR(Part.MODEL),
    NORMALITY(Part.ADEQUACY),
    RESIDUALS(Part.ADEQUACY),
    SIGMA(Part.VARIATION),
    CHECK(Part.ADEQUACY),
    INFLUENCE(Part.INFLUENCE);

    private static final int FEWEST_DEVIATIONS = 3;

    /** The part of a result's pages that a chart belongs to. */
    public enum Part {
        ANSWER,
        GROUPS,
        POOLING,
        STANDING,
        MODEL,
        VARIATION,
        ADEQUACY,
        INFLUENCE
    }

    private final Part part;

    Chart(Part part) {
        this.part = part;
    }

    /** Where on the page it stands. */
    public Part part() {
        return part;
    }

    /** As addresses and files name it: {@code shrinkage}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The chart's title: what it answers. */
    public String question(Words words) {
        return words.say("chart.question." + code());
    }

    /**
     * Whether a result has what it shows.
     *
     * @param mapped whether regions have shapes, or places on a tile grid
     */
    boolean applies(Result result, boolean mapped) {
        return switch (this) {
            case SHRINKAGE, INTERVALS, AGREEMENT -> true;
            case MAP -> mapped;
            case GROUPS ->
                result.aggregates().stream().anyMatch(group -> group.pooled().defined());
            case RANKS ->
                result.regions().size() > 1
                        && result.regions().stream()
                                .anyMatch(region -> region.posterior() != null
                                        && Double.isFinite(region.posterior().expectedRank()));
            case FUNNEL ->
                result.model().proportions()
                        && strictlyBetween(result.national().raw().estimate())
                        && result.regions().stream().anyMatch(Funnel::holds);
            case PREDICTOR -> !PredictorRows.names(result).isEmpty();
            case NORMALITY, RESIDUALS -> new Deviations(result).all().size() >= FEWEST_DEVIATIONS;
            case SIGMA -> result.fit().standardDeviationQuantiles() != null;
            case CHECK -> result.fit().predictiveCheck() != null;
            case INFLUENCE ->
                result.regions().stream()
                                .filter(region -> region.raw().defined())
                                .count()
                        > FEWEST_DEVIATIONS;
        };
    }

    private static boolean strictlyBetween(double proportion) {
        return proportion > 0 && proportion < 1;
    }

    /** The chart with this code. */
    public static Optional<Chart> of(String code) {
        return Stream.of(values()).filter(chart -> chart.code().equals(code)).findFirst();
    }
}
