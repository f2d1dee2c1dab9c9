package org.regionwise.report.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/**
 * Full Bayes beside a method that estimated no variance between regions, and so gives all regions what the predictors
 * say.
 *
 * @param columns heads of the table
 * @param rows one a region, in the order of the regional table, as many cells as {@code columns}
 * @param sentences above the table: why it is there and what to do with it
 * @param range from where to where estimates by full Bayes go, after a sentence that no difference was found
 * @param doubt how large the standard deviation between regions may be, after such a sentence
 */
public record FullBayesComparison(
        List<String> columns, List<Row> rows, List<String> sentences, String range, String doubt) {

    /** One region by its key: its name, then figures. */
    public record Row(String key, List<String> cells) {}

    public FullBayesComparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        sentences = List.copyOf(sentences);
    }

    /** Empty where full Bayes does not stand beside, or all of it is withheld. */
    public static Optional<FullBayesComparison> of(Result result, Words language) {
        Words words = language.about(result);
        Figures figures = Figures.of(result, words);
        List<RegionEstimate> shown = PooledOrder.of(result).stream()
                .filter(region -> bayes(region).defined())
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FullBayesComparison(
                columns(result, words),
                shown.stream().map(region -> row(region, figures)).toList(),
                List.of(
                        words.say("variation.beside-why", "identified", !VariationWords.notIdentified(result)),
                        words.say("variation.beside-use"),
                        sigma("variation.beside-deviation", result, words)),
                range(shown, figures),
                sigma("variation.beside-sigma", result, words)));
    }

    private static List<String> columns(Result result, Words words) {
        String interval = words.say("variation.beside-interval", "level", new ResultParts(result, words).level());
        return List.of(
                words.say("variation.beside-region"),
                words.say("variation.beside-percent", "method", words.say("variation.method.bayes")),
                interval,
                words.say(
                        "variation.beside-percent",
                        "method",
                        method(result.model().method(), words)),
                interval);
    }

    /** The code itself where a file from a newer version names a method that this one does not know. */
    private static String method(String code, Words words) {
        String key = "variation.method." + code;
        return words.has(key) ? words.say(key) : code;
    }

    private static Row row(RegionEstimate region, Figures figures) {
        return new Row(
                region.region(),
                List.of(
                        region.label(),
                        figures.bare(bayes(region).estimate()),
                        figures.interval(bayes(region)),
                        figures.bare(region.pooled().estimate()),
                        figures.interval(region.pooled())));
    }

    private static Estimate bayes(RegionEstimate region) {
        return region.area() == null || region.area().pooledByBayes() == null
                ? Estimate.UNDEFINED
                : region.area().pooledByBayes();
    }

    private static String range(List<RegionEstimate> shown, Figures figures) {
        Comparator<RegionEstimate> byBayes =
                Comparator.comparingDouble(region -> bayes(region).estimate());
        RegionEstimate low = shown.stream().min(byBayes).orElseThrow();
        RegionEstimate high = shown.stream().max(byBayes).orElseThrow();
        return figures.words()
                .say(
                        "variation.beside-range",
                        "low",
                        figures.inWords(bayes(low).estimate()),
                        "lowest",
                        low.label(),
                        "high",
                        figures.inWords(bayes(high).estimate()),
                        "highest",
                        high.label());
    }

    private static String sigma(String key, Result result, Words words) {
        return words.say(
                key,
                "sigma",
                words.numerals().number(figure(result, "bayesSigma")),
                "interval",
                new ResultParts(result, words)
                        .coefficientInterval(figure(result, "bayesSigmaLower"), figure(result, "bayesSigmaUpper")));
    }

    private static double figure(Result result, String name) {
        return result.fit().quality().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
