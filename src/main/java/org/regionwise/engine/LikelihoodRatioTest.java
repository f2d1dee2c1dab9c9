package org.regionwise.engine;

import org.regionwise.engine.numeric.NormalQuantile;

/**
 * Likelihood ratio test of σ = 0. As σ cannot be negative, the statistic follows the 50:50 mixture of χ²₀ and χ²₁. Self
 * &amp; Liang (1987), JASA 82.
 *
 * @param statistic 2(ℓ̂ − ℓ₀), not negative
 * @param pValue P of a statistic at least as large when all regions are alike
 */
public record LikelihoodRatioTest(double statistic, double pValue) {

    /** Test from the log-likelihood with the random intercept and the one without. */
    public static LikelihoodRatioTest ofBoundary(double withRegions, double withoutRegions) {
        double statistic = Math.max(0, 2 * (withRegions - withoutRegions));
        return new LikelihoodRatioTest(statistic, statistic == 0 ? 1 : NormalQuantile.chiSquareTail(statistic) / 2);
    }
}
