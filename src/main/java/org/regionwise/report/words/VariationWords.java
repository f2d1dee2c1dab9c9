package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/**
 * How much regions differ, in sentences: plain first, the term and its figure second. Variation is what remains once
 * predictors are accounted for; a sentence that forgets them would mislead.
 */
public final class VariationWords {
    private final Result result;
    private final Words words;
    private final Numerals numerals;
    private final ResultParts parts;

    public VariationWords(Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.numerals = words.numerals();
        this.parts = new ResultParts(result, words);
    }

    /** All sentences, in reading order. */
    public List<String> sentences() {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT -> ofAnswers();
            case AREA_LEVEL -> new AreaWords(result, words).variation();
            case LINEAR_UNIT -> ofMeans();
        };
    }

    private List<String> ofAnswers() {
        List<String> sentences = new ArrayList<>(
                List.of(intraclassCorrelation(), responseCorrelation(), medianOddsRatio(), standardDeviation()));
        if (!result.model().bayes()) {
            // a full posterior answers by the interval of the standard deviation, not by a test
            sentences.add(test());
        }
        return sentences;
    }

    /** For the summary, without limits. */
    List<String> inShort() {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT -> ofAnswersInShort();
            case AREA_LEVEL -> new AreaWords(result, words).inShort();
            case LINEAR_UNIT -> ofMeansInShort();
        };
    }

    private List<String> ofMeans() {
        List<String> sentences = new ArrayList<>();
        IntervalEstimate icc = result.fit().icc().latent();
        Map<String, Object> arguments = correlation(icc.estimate());
        arguments.put("interval", parts.interval(icc));
        boolean none = result.fit().singular() || icc.estimate() == 0;
        sentences.add(words.say(none ? "variation.mean-correlation-none" : "variation.mean-correlation", arguments));
        Estimate sigma = result.fit().regionStandardDeviation();
        double within = result.fit().residualStandardDeviation();
        sentences.add(
                result.model().transformed()
                        ? words.say(
                                "variation.mean-deviation-transformed",
                                "sigma",
                                numerals.number(sigma.estimate()),
                                "interval",
                                parts.interval(numerals.interval(sigma.lower(), sigma.upper())),
                                "within",
                                numerals.number(within))
                        : words.say(
                                "variation.mean-deviation",
                                "sigma",
                                parts.points(sigma.estimate()),
                                "interval",
                                parts.interval(parts.figures().differenceInterval(sigma.lower(), sigma.upper())),
                                "within",
                                parts.points(within)));
        sentences.add(test());
        return sentences;
    }

    private List<String> ofMeansInShort() {
        double icc = result.fit().icc().latent().estimate();
        return result.fit().singular() || icc == 0
                ? List.of(words.say("variation.short-none", "predictors", parts.predictors()))
                : List.of(words.say("variation.short-correlation", correlation(icc)));
    }

    private List<String> ofAnswersInShort() {
        double icc = result.fit().icc().latent().estimate();
        if (Double.isNaN(icc)) {
            return List.of(words.say("variation.short-unknown"));
        }
        if (notIdentified(result)) {
            return List.of(words.say("variation.short-unidentified"));
        }
        if (result.fit().singular() || icc == 0) {
            return List.of(words.say("variation.short-none", "predictors", parts.predictors()));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say("variation.short-correlation", correlation(icc)));
        double ratio = result.fit().medianOddsRatio().estimate();
        if (!Double.isNaN(ratio)) {
            sentences.add(words.say("variation.short-ratio", "ratio", numerals.hundredths(ratio)));
        }
        return sentences;
    }

    private Map<String, Object> correlation(double icc) {
        String share = icc < 0.01
                ? words.say("figure.less-than", "value", numerals.percentage("1"))
                : words.say("figure.about", "value", numerals.percentage(numerals.fixed(100 * icc, 0)));
        return new HashMap<>(Map.of("predictors", parts.predictors(), "share", share, "icc", numerals.hundredths(icc)));
    }

    /** Whether σ = 0 is an assumption and not a finding. */
    static boolean notIdentified(Result result) {
        return !result.model().bayes()
                && result.fit().warnings().stream()
                        .anyMatch(warning -> warning.code().equals("variation-not-identified"));
    }

    /** The share of variation between regions on the latent scale. */
    public String intraclassCorrelation() {
        IntervalEstimate icc = result.fit().icc().latent();
        if (Double.isNaN(icc.estimate())) {
            return words.say("variation.correlation-unknown");
        }
        Map<String, Object> arguments = correlation(icc.estimate());
        arguments.put("interval", parts.interval(icc));
        if (notIdentified(result)) {
            return words.say("variation.correlation-unidentified", arguments);
        }
        return words.say(
                result.fit().singular() || icc.estimate() == 0 ? "variation.correlation-none" : "variation.correlation",
                arguments);
    }

    /** The same on the scale of the answers. */
    public String responseCorrelation() {
        IntervalEstimate icc = result.fit().icc().response();
        return Double.isNaN(icc.estimate())
                ? words.say("variation.response-unknown")
                : words.say(
                        "variation.response",
                        "icc",
                        numerals.hundredths(icc.estimate()),
                        "interval",
                        parts.interval(icc));
    }

    /** The typical distance between two regions as an odds ratio. */
    public String medianOddsRatio() {
        IntervalEstimate ratio = result.fit().medianOddsRatio();
        return Double.isNaN(ratio.estimate())
                ? words.say("variation.ratio-unknown")
                : words.say(
                        ratio.estimate() == 1 ? "variation.ratio-same" : "variation.ratio",
                        "predictors",
                        parts.predictors(),
                        "ratio",
                        numerals.hundredths(ratio.estimate()),
                        "interval",
                        parts.interval(ratio));
    }

    /** The standard deviation of the region effects. */
    public String standardDeviation() {
        Estimate sigma = result.fit().regionStandardDeviation();
        return sigma.defined()
                ? words.say(
                        "variation.deviation",
                        "sigma",
                        numerals.number(sigma.estimate()),
                        "interval",
                        parts.coefficientInterval(sigma.lower(), sigma.upper()))
                : words.say("variation.deviation-unknown");
    }

    /** Whether there is any difference between regions at all. */
    public String test() {
        double p = result.fit().betweenRegionTest().pValue();
        if (Double.isNaN(p)) {
            return words.say("variation.test-unknown");
        }
        long of = p < 0.001 ? 10_000 : p < 0.01 ? 1_000 : 100;
        return words.say("variation.verdict", "verdict", verdict(p), "predictors", parts.predictors()) + " "
                + words.say(
                        "variation.chance",
                        "frequency",
                        p < 0.0001 ? "rare" : p > 0.995 ? "always" : "some",
                        "times",
                        numerals.count(Math.max(1, Math.round(p * of))),
                        "surveys",
                        numerals.count(of),
                        "statistic",
                        numerals.hundredths(result.fit().betweenRegionTest().statistic()),
                        "p",
                        numerals.pEquals(p));
    }

    private static String verdict(double p) {
        if (p < 0.01) {
            return "clear";
        }
        return p < 0.05 ? "some" : p < 0.1 ? "hint" : "none";
    }
}
