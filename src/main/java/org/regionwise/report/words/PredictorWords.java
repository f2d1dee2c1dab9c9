package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.survey.name.Labels;

/**
 * What goes with the outcome and how strongly, a sentence for each coefficient that was estimated: odds ratio,
 * interval.
 */
public final class PredictorWords {
    private final Result result;
    private final Words words;
    private final ResultParts parts;

    public PredictorWords(Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.parts = new ResultParts(result, words);
    }

    /** A sentence for each predictor with an estimate, the intercept aside. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (FixedEffect effect : result.fit().fixedEffects()) {
            if (!isIntercept(effect) && !Double.isNaN(effect.estimate()) && !parts.isProduct(effect.term())) {
                sentences.add(sentence(effect));
            }
        }
        if (!result.model().interactions().isEmpty()) {
            List<String> pairs =
                    result.model().interactions().stream().map(parts::pair).toList();
            sentences.add(
                    words.say("predictor.interactions", "pairs", words.lists().and(pairs)));
        }
        for (Fit.PooledEffects group : result.fit().pooledEffects()) {
            sentences.add(words.say(
                    "predictor.pooled",
                    "predictor",
                    parts.predictor(group.predictor()),
                    "deviation",
                    words.numerals().number(group.standardDeviation().estimate())));
        }
        return sentences;
    }

    /** Whether it is the constant and no predictor. */
    public static boolean isIntercept(FixedEffect effect) {
        return effect.term().equals("(Intercept)");
    }

    /** exp(β) with its limits. */
    public static IntervalEstimate oddsRatio(FixedEffect effect) {
        return new IntervalEstimate(Math.exp(effect.estimate()), Math.exp(effect.lower()), Math.exp(effect.upper()));
    }

    /** {@code 1.34 (1.01 to 1.79)}; empty for the intercept, whose exponential is an odds, not a ratio of odds. */
    public String oddsRatioWithLimits(FixedEffect effect) {
        if (isIntercept(effect) || Double.isNaN(effect.estimate()) || parts.isProduct(effect.term())) {
            return "";
        }
        IntervalEstimate ratio = oddsRatio(effect);
        Numerals numerals = words.numerals();
        return numerals.hundredths(ratio.estimate()) + " (" + numerals.interval(ratio) + ")";
    }

    private String sentence(FixedEffect effect) {
        Labels labels = result.model().labels();
        String predictor = labels.column(effect.term())
                .map(labels::predictor)
                .map(parts::within)
                .orElse(effect.term());
        String level = labels.level(effect.term());
        boolean odds = result.model().logOdds();
        if (!odds && !result.national().pooled().defined()) {
            return words.say(
                    "predictor.coefficient",
                    "predictor",
                    predictor,
                    "estimate",
                    words.numerals().number(effect.estimate()));
        }
        if (odds && tooSmall(oddsRatio(effect))) {
            return words.say("predictor.small", "predictor", predictor);
        }
        String said =
                odds ? odds(effect, predictor, level) : new AreaWords(result, words).slope(effect, predictor, level);
        boolean open = effect.lower() < 0 && effect.upper() > 0;
        return open ? said + " " + words.say("predictor.open") : said;
    }

    private String odds(FixedEffect effect, String predictor, String level) {
        IntervalEstimate ratio = oddsRatio(effect);
        return words.say(
                level.isEmpty() ? "predictor.number" : "predictor.level",
                "predictor",
                predictor,
                "level",
                level,
                "ratio",
                words.numerals().hundredths(ratio.estimate()),
                "interval",
                parts.interval(ratio));
    }

    /** Whether both limits are printed as 1. */
    private boolean tooSmall(IntervalEstimate ratio) {
        Numerals numerals = words.numerals();
        String one = numerals.hundredths(1);
        return numerals.hundredths(ratio.lower()).equals(one)
                && numerals.hundredths(ratio.upper()).equals(one);
    }
}
