package org.regionwise.engine.direct;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.regionwise.engine.Interval;
import org.regionwise.engine.numeric.Logistic;

/**
 * Clopper and Pearson's interval at the effective sample size of a complex sample. Korn &amp; Graubard (1998),
 * <i>Survey Methodology</i> 24, 193–201; the same as {@code svyciprop(method = "beta")} of R's survey.
 */
public final class KornGraubardInterval {
    /** In logits: no double between 0 and 1 is further out. */
    private static final double MOST_EXTREME = 745;
    /** In logits, so about the relative error of a limit near 0. */
    private static final double FOUND = 1e-12;

    private KornGraubardInterval() {}

    /**
     * n* = n_e (t_{n−1} / t_d)², limits the quantiles of Beta(n*p̂, n*(1 − p̂) + 1) and Beta(n*p̂ + 1, n*(1 − p̂)).
     *
     * @param proportion p̂ in [0, 1]
     * @param effectiveSampleSize n_e = p̂(1 − p̂)/V &gt; 0, or another estimate of it where V says nothing
     * @param respondents n ≥ 1
     * @param degreesOfFreedom d, primary sampling units minus strata; below 1 they correct nothing
     * @param level coverage in (0, 1)
     * @return proportions; exactly 0 below when p̂ = 0, exactly 1 above when p̂ = 1
     */
    public static Interval of(
            double proportion, double effectiveSampleSize, long respondents, int degreesOfFreedom, double level) {
        if (!(effectiveSampleSize > 0) || !(proportion >= 0 && proportion <= 1)) {
            throw new IllegalArgumentException(
                    "no interval for a proportion of " + proportion + " from " + effectiveSampleSize);
        }
        double tail = (1 - level) / 2;
        double size = effectiveSampleSize;
        if (degreesOfFreedom >= 1 && respondents > 1) {
            double ratio = quantile(respondents - 1.0, level) / quantile(degreesOfFreedom, level);
            size *= ratio * ratio;
        }
        double yes = size * proportion;
        double no = size * (1 - proportion);
        return new Interval(
                proportion == 0 ? 0 : betaQuantile(tail, yes, no + 1),
                proportion == 1 ? 1 : betaQuantile(1 - tail, yes + 1, no));
    }

    /**
     * By halving on the logit scale, since with little data a limit may be closer to 0 or 1 than any fixed accuracy.
     */
    private static double betaQuantile(double probability, double a, double b) {
        double low = -MOST_EXTREME;
        double high = MOST_EXTREME;
        while (high - low > FOUND) {
            double middle = (low + high) / 2;
            if (Beta.regularizedBeta(Logistic.probability(middle), a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Logistic.probability((low + high) / 2);
    }

    private static double quantile(double degreesOfFreedom, double level) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
    }
}
