package org.regionwise.analysis.compare;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.engine.numeric.NormalQuantile;

/**
 * How likely a prevalence is above a threshold t, as far as an estimate p with limits l and u says by itself: Φ((g(p) −
 * g(t)) / s) with s = (g(u) − g(l)) / 2 z, where g is the logit, or nothing where a limit is 0 or 1. For estimates
 * without a posterior; the threshold counts as known.
 */
public final class NormalExceedance {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    private NormalExceedance() {}

    /**
     * In [0, 1]; NaN without an interval, or one of no width.
     *
     * @param level of the interval, in (0, 1)
     * @param threshold a proportion in (0, 1)
     */
    public static double of(Estimate estimate, double level, double threshold) {
        boolean logit = estimate.lower() > 0 && estimate.upper() < 1 && threshold > 0 && threshold < 1;
        double z = NormalQuantile.twoSided(level);
        double deviation = (scaled(estimate.upper(), logit) - scaled(estimate.lower(), logit)) / (2 * z);
        return deviation > 0
                ? STANDARD.cumulativeProbability(
                        (scaled(estimate.estimate(), logit) - scaled(threshold, logit)) / deviation)
                : Double.NaN;
    }

    private static double scaled(double proportion, boolean logit) {
        return logit ? Math.log(proportion / (1 - proportion)) : proportion;
    }
}
