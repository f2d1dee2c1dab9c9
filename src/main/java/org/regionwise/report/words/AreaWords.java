package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** How much regions differ and what goes with the outcome, as an area-level model has it. */
final class AreaWords {
    private final Result result;
    private final Words words;
    private final Numerals numerals;
    private final ResultParts parts;

    AreaWords(Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.numerals = words.numerals();
        this.parts = new ResultParts(result, words);
    }

    /** For the summary, without limits. */
    List<String> inShort() {
        List<String> sentences = new ArrayList<>();
        if (VariationWords.notIdentified(result)) {
            sentences.add(words.say("variation.area-short-unidentified"));
        } else if (result.fit().singular()) {
            sentences.add(words.say("variation.area-short-none", "predictors", parts.predictors()));
            FullBayesComparison.of(result, words).ifPresent(beside -> sentences.add(beside.range()));
        } else if (Double.isNaN(slope())) {
            sentences.add(words.say("variation.area-short-differ", "predictors", parts.predictors()));
        } else {
            double sigma = result.fit().regionStandardDeviation().estimate();
            sentences.add(words.say(
                    "variation.area-short-points",
                    "points",
                    parts.points(sigma * slope()),
                    "predictors",
                    parts.predictors()));
        }
        return sentences;
    }

    /** How much regions differ. */
    List<String> variation() {
        List<String> sentences = new ArrayList<>();
        Estimate sigma = result.fit().regionStandardDeviation();
        boolean none = result.fit().singular() || sigma.estimate() == 0;
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "predictors",
                parts.predictors(),
                "scale",
                words.say("variation.scale", "scale", result.model().scale()),
                "sigma",
                numerals.number(sigma.estimate()),
                "interval",
                parts.coefficientInterval(sigma.lower(), sigma.upper())));
        if (none && VariationWords.notIdentified(result)) {
            sentences.add(words.say("variation.area-unidentified", arguments));
        } else if (none) {
            sentences.add(words.say("variation.area-none", arguments));
            sentences.add(FullBayesComparison.of(result, words)
                    .map(FullBayesComparison::doubt)
                    .orElseGet(() -> words.say("variation.area-doubt")));
        } else if (Double.isNaN(slope())) {
            sentences.add(words.say("variation.area-differ", arguments));
        } else {
            arguments.put("points", parts.points(sigma.estimate() * slope()));
            sentences.add(words.say("variation.area-points", arguments));
        }
        if (!Double.isNaN(result.fit().betweenRegionTest().pValue())) {
            sentences.add(new VariationWords(result, words).test());
        }
        return sentences;
    }

    /** ∂π/∂θ at the national level. */
    private double slope() {
        double p = result.national().pooled().estimate();
        return switch (result.model().scale()) {
            case LOGIT -> p * (1 - p);
            case ARCSINE -> 2 * Math.sqrt(p * (1 - p));
            case IDENTITY -> 1;
        };
    }

    /**
     * What a predictor goes with, in percentage points.
     *
     * @param level of a predictor with categories, empty for a number
     */
    String slope(FixedEffect effect, String predictor, String level) {
        return words.say(
                parts.figures().proportions()
                        ? level.isEmpty() ? "predictor.area-number" : "predictor.area-level"
                        : level.isEmpty() ? "predictor.mean-number" : "predictor.mean-level",
                "predictor",
                predictor,
                "level",
                level,
                "direction",
                effect.estimate() < 0 ? "lower" : "higher",
                "points",
                parts.points(slope() * Math.abs(effect.estimate())),
                "local",
                result.model().scale() != AreaScale.IDENTITY,
                "interval",
                parts.interval(parts.figures().differenceInterval(slope() * effect.lower(), slope() * effect.upper())));
    }
}
