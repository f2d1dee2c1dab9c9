package org.regionwise.report.words;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/**
 * Full Bayes beside a method that estimated no variance between regions, and so gives all regions what the predictors
 * say.
 *
 * @param columns heads of the table
 * @param rows one a region, in the order of the regional table, as many cells as {@code columns}
 * @param inShort for the middle of a sentence
 * @param why full Bayes stands beside
 * @param sigma how large the standard deviation between regions may be, a clause with its full stop
 */
public record BayesBeside(List<String> columns, List<Row> rows, String why, String inShort, String sigma) {

    /** One region: its name, then figures. */
    public record Row(String region, List<String> cells) {}

    public BayesBeside {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Empty where full Bayes does not stand beside, or all of it is withheld. */
    public static Optional<BayesBeside> of(Result result) {
        List<RegionEstimate> shown = PooledOrder.of(result).stream()
                .filter(region -> bayes(region).defined())
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String interval = Numbers.level(result.model().interval()) + " interval";
        return Optional.of(new BayesBeside(
                List.of(
                        "Region",
                        "Full Bayes %",
                        interval,
                        capitalised(Method.wordsOf(result.model().method())) + " %",
                        interval),
                shown.stream().map(BayesBeside::row).toList(),
                result.fit().warnings().stream().anyMatch(each -> each.code().equals("variation-not-identified"))
                        ? "With no more direct estimates than coefficients the variance between regions was set to 0"
                        : "The variance between regions was estimated as 0",
                range(shown),
                sigma(result)));
    }

    /** Sentences above the table. */
    public List<String> sentences() {
        return List.of(
                why
                        + ", so every region got what the model expects, whatever its own estimate. "
                        + "Full Bayes averages over the differences that the estimates allow.",
                "Use its figures where regions are compared or published; among them " + sigma);
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Row row(RegionEstimate region) {
        return new Row(
                region.region(),
                List.of(
                        region.label(),
                        Numbers.percent(bayes(region).estimate()),
                        Numbers.percentInterval(bayes(region)),
                        Numbers.percent(region.pooled().estimate()),
                        Numbers.percentInterval(region.pooled())));
    }

    private static Estimate bayes(RegionEstimate region) {
        return region.area() == null || region.area().pooledByBayes() == null
                ? Estimate.UNDEFINED
                : region.area().pooledByBayes();
    }

    private static String range(List<RegionEstimate> shown) {
        Comparator<RegionEstimate> byBayes =
                Comparator.comparingDouble(region -> bayes(region).estimate());
        RegionEstimate low = shown.stream().min(byBayes).orElseThrow();
        RegionEstimate high = shown.stream().max(byBayes).orElseThrow();
        return "which does not mean that there is none: full Bayes, shown beside, has estimates from "
                + Numbers.percentInWords(bayes(low).estimate()) + " (" + low.label() + ") to "
                + Numbers.percentInWords(bayes(high).estimate()) + " (" + high.label() + ")";
    }

    private static String sigma(Result result) {
        return "the between-region standard deviation is " + Numbers.number(figure(result, "bayesSigma")) + " ("
                + Phrases.interval(
                        result, Numbers.interval(figure(result, "bayesSigmaLower"), figure(result, "bayesSigmaUpper")))
                + ") by full Bayes.";
    }

    private static double figure(Result result, String name) {
        return result.fit().quality().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
