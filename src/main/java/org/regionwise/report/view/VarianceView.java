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
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

/**
 * The sampling variances that an area-level model takes for known: own, smoothed, and what was used, as standard errors
 * in percentage points.
 *
 * @param sentences what was done, and which are not to be believed
 * @param checked whether numbers of respondents were known, so that variances could be smoothed and checked
 * @param rows one a region with a direct estimate, in the order of the regional table
 * @param group heading of the standard errors, as HTML
 * @param meaning what the columns are
 */
public record VarianceView(List<String> sentences, boolean checked, List<Row> rows, String group, String meaning) {

    /** One region. */
    public record Row(
            String region, String name, String respondents, String own, String smoothed, String used, String note) {}

    /** Empty but of an area-level model. */
    static Optional<VarianceView> of(Result result, Words words) {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT, LINEAR_UNIT -> Optional.empty();
            case AREA_LEVEL -> Optional.of(ofAreas(result, words));
        };
    }

    private static VarianceView ofAreas(Result result, Words language) {
        Words words = language.about(result);
        Figures figures = Figures.of(result, words);
        List<Row> rows = PooledOrder.of(result).stream()
                .filter(region -> region.sampled() && !WithheldMarks.confidential(region))
                .map(region -> row(region, figures))
                .toList();
        boolean checked =
                result.regions().stream().anyMatch(region -> region.area().varianceVerdict() != null);
        ResultParts parts = new ResultParts(result, words);
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say(
                "result.variances.smoothing", "smoothing", result.model().area().smoothing(), "checked", checked));
        if (!checked) {
            sentences.add(words.say("result.variances.unchecked"));
        }
        for (RegionEstimate region : PooledOrder.of(result)) {
            Estimate smoothed = region.area().pooledIfSmoothed();
            if (smoothed != null && !result.fit().singular()) {
                sentences.add(tooSmall(region, smoothed, parts, figures));
            }
        }
        return new VarianceView(
                sentences, checked, rows, words.html("result.variances.group"), words.say("result.variances.meaning"));
    }

    private static String tooSmall(RegionEstimate region, Estimate smoothed, ResultParts parts, Figures figures) {
        return figures.words()
                .say(
                        "result.variances.too-small",
                        "verdict",
                        region.area().varianceVerdict(),
                        "region",
                        region.label(),
                        "respondents",
                        Math.max(0, region.respondents()),
                        "pooled",
                        figures.figure(region.pooled().estimate()),
                        "smoothed",
                        figures.figure(smoothed.estimate()),
                        "interval",
                        parts.estimateInterval(smoothed));
    }

    private static Row row(RegionEstimate region, Figures figures) {
        AreaFacts area = region.area();
        Words words = figures.words();
        return new Row(
                region.region(),
                region.label(),
                region.respondents() == Result.UNKNOWN
                        ? Numerals.UNDEFINED
                        : words.numerals().count(region.respondents()),
                figures.bare(Math.sqrt(area.variance())),
                figures.bare(Math.sqrt(area.smoothedVariance())),
                figures.bare(Math.sqrt(area.varianceUsed())),
                note(area.varianceVerdict(), words));
    }

    private static String note(VarianceCheck.Verdict verdict, Words words) {
        if (verdict == null) {
            return "";
        }
        return switch (verdict) {
            case TOO_SMALL -> words.say("result.variances.note.too-small");
            case FEW_ANSWERS -> words.say("result.variances.note.few-answers");
            case ABSENT -> words.say("result.variances.note.absent");
            case PLAUSIBLE, NOT_SAMPLED -> "";
        };
    }
}
