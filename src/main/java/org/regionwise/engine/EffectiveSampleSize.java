package org.regionwise.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The size of a simple random sample that would tell as much: n*_j = n_j / deff_j.
 *
 * <p>A design effect that the region's own sample cannot show is replaced by the pooled one, Σ n_j deff_j / Σ n_j over the regions
 * that can show theirs. A region cannot when everybody gave the same answer, with fewer than {@link #FEWEST_RESPONDENTS}
 * respondents, or with fewer than {@link #FEWEST_DEGREES} degrees of freedom, on which NCHS's standards call a variance
 * unstable (<i>Vital and Health Statistics</i> 2(175), 2017). Where no region can, the nation's design effect is the pooled one.
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
     * @param regions direct estimates
     * @param nation of all of them together
     */
    public static List<EffectiveSampleSize> of(List<DirectEstimate> regions, DirectEstimate nation) {
        double pooled = pooledDesignEffect(regions, nation);
        List<EffectiveSampleSize> sizes = new ArrayList<>();
        for (DirectEstimate region : regions) {
            boolean own = believed(region);
            double effect = own ? region.designEffect() : pooled;
            sizes.add(new EffectiveSampleSize(effect, !own, region.weight() > 0 ? region.respondents() / effect : 0));
        }
        return sizes;
    }

    private static boolean believed(DirectEstimate region) {
        return region.mixed()
                && region.designEffect() > 0
                && region.respondents() >= FEWEST_RESPONDENTS
                && region.degreesOfFreedom() >= FEWEST_DEGREES;
    }

    private static double pooledDesignEffect(List<DirectEstimate> regions, DirectEstimate nation) {
        double sum = 0;
        double respondents = 0;
        for (DirectEstimate region : regions) {
            if (believed(region)) {
                sum += region.respondents() * region.designEffect();
                respondents += region.respondents();
            }
        }
        if (respondents > 0) {
            return sum / respondents;
        }
        return nation.designEffect() > 0 ? nation.designEffect() : 1;
    }
}
