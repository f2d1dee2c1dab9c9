package org.regionwise.engine;

import org.hipparchus.distribution.continuous.TDistribution;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.NormalQuantile;

/** Wald interval of a proportion on the logit scale: logit p̂ ± q SE / (p̂(1 − p̂)), which stays within (0, 1). */
public final class LogitInterval {
    private LogitInterval() {}

    /**
     * With q the normal quantile.
     *
     * @return limits; NaN both where the standard error is NaN or the proportion is 0 or 1
     */
    public static Interval of(double proportion, double standardError, double level) {
        return ofQuantile(proportion, standardError, NormalQuantile.twoSided(level));
    }

    /**
     * With q the quantile of Student's t, for the standard error of a design.
     *
     * @param degreesOfFreedom primary sampling units minus strata; no limits unless positive
     * @return limits; NaN both where there are no degrees of freedom, or as in {@link #of(double, double, double)}
     */
    public static Interval of(double proportion, double standardError, int degreesOfFreedom, double level) {
        return degreesOfFreedom < 1
                ? new Interval(Double.NaN, Double.NaN)
                : ofQuantile(
                        proportion,
                        standardError,
                        new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2));
    }

    /** The same with any quantile in place of the normal one, such as Student’s t. */
    public static Interval ofQuantile(double proportion, double standardError, double quantile) {
        double half = quantile * standardError / (proportion * (1 - proportion));
        double centre = Logistic.logit(proportion);
        if (!Double.isFinite(centre) || Double.isNaN(half)) {
            return new Interval(Double.NaN, Double.NaN);
        }
        return new Interval(Logistic.probability(centre - half), Logistic.probability(centre + half));
    }
}
