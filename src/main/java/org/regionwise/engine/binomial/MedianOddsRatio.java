package org.regionwise.engine.binomial;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Median, over pairs of regions drawn at random, of the odds ratio between the one with the higher and the one with the
 * lower prevalence: exp(√2 σ Φ⁻¹(0.75)). Larsen &amp; Merlo (2005), Am. J. Epidemiol. 161.
 */
public final class MedianOddsRatio {
    static final double UPPER_QUARTILE = new NormalDistribution().inverseCumulativeProbability(0.75);

    private MedianOddsRatio() {}

    /** exp(√2 σ Φ⁻¹(¾)), at least 1; σ on the logit scale. */
    public static double of(double sigma) {
        return Math.exp(Math.sqrt(2) * sigma * UPPER_QUARTILE);
    }
}
