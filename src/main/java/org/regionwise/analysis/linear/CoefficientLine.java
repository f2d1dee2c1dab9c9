package org.regionwise.analysis.linear;

/**
 * One coefficient; NaN throughout where it was left out.
 *
 * @param term as R names it
 * @param estimate β̂
 * @param standardError of it; Kenward and Roger's where they are asked for
 * @param degreesOfFreedom infinite for the normal distribution
 * @param statistic estimate over standard error
 * @param pValue two-sided
 * @param lower limit
 * @param upper limit
 */
public record CoefficientLine(
        String term,
        double estimate,
        double standardError,
        double degreesOfFreedom,
        double statistic,
        double pValue,
        double lower,
        double upper) {}
