package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/**
 * What goes with the outcome and how strongly, a sentence for each coefficient that was estimated: odds ratio,
 * interval.
 */
public final class PredictorWords {
    private final Result result;

    public PredictorWords(Result result) {
        this.result = result;
    }

    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (FixedEffect effect : result.fit().fixedEffects()) {
            if (!isIntercept(effect) && !Double.isNaN(effect.estimate())) {
                sentences.add(sentence(effect));
            }
        }
        return sentences;
    }

    public static boolean isIntercept(FixedEffect effect) {
        return effect.term().equals("(Intercept)");
    }

    /** exp(β) with its limits. */
    public static IntervalEstimate oddsRatio(FixedEffect effect) {
        return new IntervalEstimate(Math.exp(effect.estimate()), Math.exp(effect.lower()), Math.exp(effect.upper()));
    }

    /** {@code 1.34 (1.01 to 1.79)}; empty for the intercept, whose exponential is an odds, not a ratio of odds. */
    public static String oddsRatioWithLimits(FixedEffect effect) {
        if (isIntercept(effect) || Double.isNaN(effect.estimate())) {
            return "";
        }
        IntervalEstimate ratio = oddsRatio(effect);
        return Numbers.hundredths(ratio.estimate()) + " (" + Numbers.interval(ratio) + ")";
    }

    private String sentence(FixedEffect effect) {
        String predictor = predictor(effect.term());
        String level = effect.term().substring(predictor.length());
        if (!result.model().logOdds() && !result.national().pooled().defined()) {
            return predictor + " enters with a coefficient of " + Numbers.number(effect.estimate())
                    + " on the model's scale.";
        }
        if (!result.model().logOdds()) {
            return new AreaWords(result).slope(effect, predictor, level);
        }
        String who = level.isEmpty()
                ? "Where " + predictor + " is higher by 1, the odds of a yes are "
                : "With " + predictor + " “" + level + "” the odds of a yes are ";
        IntervalEstimate ratio = oddsRatio(effect);
        if (Numbers.interval(ratio).equals("1.00 to 1.00")) {
            return "A difference of 1 in " + predictor + " is too small a step to show in the odds of a yes.";
        }
        boolean open = effect.lower() < 0 && effect.upper() > 0;
        return who + Numbers.hundredths(ratio.estimate())
                + (level.isEmpty() ? " times as high (" : " times those in its first category (")
                + Phrases.interval(result, Numbers.interval(ratio)) + ")"
                + (open ? "; that they do not differ is not ruled out." : ".");
    }

    /** The predictor that a term belongs to: a number's term is its name, a category's the name and then the level. */
    private String predictor(String term) {
        return Phrases.predictors(result.model()).stream()
                .filter(term::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(term);
    }
}
