package org.regionwise.engine;

/** Wald interval of a proportion on the logit scale: logit p̂ ± z SE / (p̂(1 − p̂)), which stays within (0, 1). */
public final class LogitInterval {
    private LogitInterval() {}

    /** @return limits; NaN both where the standard error is NaN or the proportion is 0 or 1 */
    public static Interval of(double proportion, double standardError, double level) {
        double half = NormalQuantile.twoSided(level) * standardError / (proportion * (1 - proportion));
        double centre = Logistic.logit(proportion);
        if (!Double.isFinite(centre) || Double.isNaN(half)) {
            return new Interval(Double.NaN, Double.NaN);
        }
        return new Interval(Logistic.probability(centre - half), Logistic.probability(centre + half));
    }
}
