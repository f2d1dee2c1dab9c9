package org.regionwise.engine.numeric;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;

/** Quantiles and tails of the standard normal and of its square. */
public final class NormalQuantile {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    private NormalQuantile() {}

    /** Φ⁻¹((1 + level) / 2): 1.96 for 0.95. */
    public static double twoSided(double level) {
        return STANDARD.inverseCumulativeProbability((1 + level) / 2);
    }

    /** Φ⁻¹. */
    public static double of(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }

    /** P(χ²₁ &gt; statistic). */
    public static double chiSquareTail(double statistic) {
        return statistic <= 0 ? 1 : Erf.erfc(Math.sqrt(statistic / 2));
    }
}
