package org.regionwise.engine.linear;

/**
 * One line of what {@code print(VarCorr(model), comp = c("Variance", "Std.Dev."))} says.
 *
 * @param group name of the factor, {@code Residual} for ε
 * @param term name of the effect; empty for the residual
 * @param other name of the second effect of a covariance, or null
 * @param variance or covariance
 * @param standardDeviation or correlation (NaN where one of the two variances is 0)
 */
public record VarianceComponent(String group, String term, String other, double variance, double standardDeviation) {
    /** The group of the residual. */
    public static final String RESIDUAL = "Residual";
}
