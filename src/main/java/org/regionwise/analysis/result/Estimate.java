package org.regionwise.analysis.result;

/**
 * A number with its uncertainty. NaN marks what is not defined; it is written as {@code null} and shown as a dash,
 * never as a number.
 *
 * @param estimate the estimate
 * @param standardError its standard error, in the same unit
 * @param lower lower limit of the interval at the analysis's level
 * @param upper upper limit
 */
public record Estimate(double estimate, double standardError, double lower, double upper) {
    /** Nothing is known of it: all NaN. */
    public static final Estimate UNDEFINED = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Whether there is an estimate at all. */
    public boolean defined() {
        return !Double.isNaN(estimate);
    }
}
