package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.WithheldMarks;

/**
 * The sampling variances that an area-level model takes for known: own, smoothed, and what was used, as standard errors
 * in percentage points.
 *
 * @param sentences what was done, and which are not to be believed
 * @param checked whether numbers of respondents were known, so that variances could be smoothed and checked
 * @param rows one a region with a direct estimate, in the order of the regional table
 */
public record VarianceView(List<String> sentences, boolean checked, List<Row> rows) {

    /** One region. */
    public record Row(
            String region, String name, String respondents, String own, String smoothed, String used, String note) {}

    /** Empty for the binomial model. */
    static Optional<VarianceView> of(Result result) {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT -> Optional.empty();
            case AREA_LEVEL -> Optional.of(ofAreas(result));
        };
    }

    private static VarianceView ofAreas(Result result) {
        List<Row> rows = PooledOrder.of(result).stream()
                .filter(region -> region.sampled() && !WithheldMarks.confidential(region))
                .map(VarianceView::row)
                .toList();
        boolean checked =
                result.regions().stream().anyMatch(region -> region.area().varianceVerdict() != null);
        List<String> sentences = new ArrayList<>();
        sentences.add(
                switch (result.model().area().smoothing()) {
                    case GENERALISED ->
                        "The model took sampling variances smoothed by a generalised variance function "
                                + "for known: what all regions together say of a region with so many respondents.";
                    case POOLED ->
                        "The model took sampling variances smoothed by one design effect for known: what all regions"
                                + " together say of a region with so many respondents.";
                    case NONE ->
                        "The model took each region's own sampling variance for known"
                                + (checked ? "; beside it stands what all regions together say." : ".");
                });
        if (!checked) {
            sentences.add(
                    "Numbers of respondents are not known for all regions, so the variances could not be checked.");
        }
        for (RegionEstimate region : PooledOrder.of(result)) {
            Estimate smoothed = region.area().pooledIfSmoothed();
            if (smoothed != null && !result.fit().singular()) {
                sentences.add(region.label()
                        + (region.area().varianceVerdict() == VarianceCheck.Verdict.FEW_ANSWERS
                                ? " has a standard error that rests on few answers and is small for "
                                : " has a standard error implausibly small for ")
                        + Phrases.respondents(region.respondents()) + ", so it is pooled too little: "
                        + Numbers.percent(region.pooled().estimate()) + "%. With smoothed variances it would be "
                        + Numbers.percent(smoothed.estimate()) + "% ("
                        + Phrases.interval(result, Numbers.percentInterval(smoothed)) + ").");
            }
        }
        return new VarianceView(sentences, checked, rows);
    }

    private static Row row(RegionEstimate region) {
        AreaFacts area = region.area();
        String note = area.varianceVerdict() == null
                ? ""
                : switch (area.varianceVerdict()) {
                    case TOO_SMALL -> "own implausibly small";
                    case FEW_ANSWERS -> "own rests on fewer than five of the rarer answer";
                    case ABSENT -> "no own variance";
                    case PLAUSIBLE, NOT_SAMPLED -> "";
                };
        return new Row(
                region.region(),
                region.label(),
                region.respondents() == Result.UNKNOWN ? Numbers.UNDEFINED : Numbers.count(region.respondents()),
                points(area.variance()),
                points(area.smoothedVariance()),
                points(area.varianceUsed()),
                note);
    }

    private static String points(double variance) {
        return Numbers.percent(Math.sqrt(variance));
    }
}
