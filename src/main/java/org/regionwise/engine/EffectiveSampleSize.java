package org.regionwise.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The size of a simple random sample that would tell as much: n*_j = n_j / deff_j, at most n_j, as NCHS's standards have it (<i>Vital
 * and Health Statistics</i> 2(175), 2017): from one region's sample a design effect below 1 is rather luck than design.
 *
 * <p>A design effect that the region's own sample cannot show is replaced by a pooled one. A region cannot when everybody gave the
 * same answer, with fewer than {@link #FEWEST_RESPONDENTS} respondents, or with fewer than {@link #FEWEST_DEGREES} degrees of
 * freedom, on which the same standards call a variance unstable. The pooled one is Σ d_j deff_j / Σ d_j, d the degrees of freedom,
 * over all regions with different answers and at least one degree; where there are none, the design effect of what varies
 * within regions.
 *
 * @param designEffect deff_j, its own or the pooled one; never NaN
 * @param pooled whether it is the pooled one
 * @param value n*_j; 0 without respondents
 */
public record EffectiveSampleSize(double designEffect, boolean pooled, double value) {
    /** The fewest respondents whose design effect is believed. */
    public static final int FEWEST_RESPONDENTS = 10;

    /** The fewest degrees of freedom whose design effect is believed. */
    public static final int FEWEST_DEGREES = 8;

    /**
     * One a region, in their order.
     *
     * @param sample with the regions
     * @param regions its direct estimates
     */
    public static List<EffectiveSampleSize> of(DesignSample sample, List<DirectEstimate> regions) {
        double pooled = pooledDesignEffect(sample, regions);
        List<EffectiveSampleSize> sizes = new ArrayList<>();
        for (DirectEstimate region : regions) {
            boolean own = shown(region)
                    && region.respondents() >= FEWEST_RESPONDENTS
                    && region.degreesOfFreedom() >= FEWEST_DEGREES;
            double effect = own ? region.designEffect() : pooled;
            sizes.add(new EffectiveSampleSize(
                    effect, !own, region.weight() > 0 ? region.respondents() / Math.max(1, effect) : 0));
        }
        return sizes;
    }

    private static boolean shown(DirectEstimate region) {
        return region.mixed() && region.designEffect() > 0 && region.degreesOfFreedom() >= 1;
    }

    private static double pooledDesignEffect(DesignSample sample, List<DirectEstimate> regions) {
        double sum = 0;
        double degrees = 0;
        for (DirectEstimate region : regions) {
            if (shown(region)) {
                sum += region.degreesOfFreedom() * region.designEffect();
                degrees += region.degreesOfFreedom();
            }
        }
        if (degrees > 0) {
            return sum / degrees;
        }
        double within = DirectEstimates.withinRegions(sample, regions);
        return within > 0 ? within : 1;
    }
}
