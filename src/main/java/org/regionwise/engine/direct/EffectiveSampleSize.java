package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.List;

/**
 * The size of a simple random sample that would tell as much, n*_j = n_j / deff_j, by the {@link DesignEffectModel} of
 * all regions.
 *
 * <p>A region's own design effect is unusable when everybody gave the same answer, with fewer than
 * {@link #FEWEST_RESPONDENTS} respondents, or with fewer than {@link #FEWEST_DEGREES} degrees of freedom, on which
 * NCHS's standards (<i>Vital and Health Statistics</i> 2(175), 2017) call a variance unstable. What the model says of
 * such a region rests on the others.
 *
 * @param designEffect n_j / n*_j; NaN where nobody has a weight above 0
 * @param pooled whether the region's own design effect is unusable
 * @param value n*_j; 0 where nobody has a weight above 0
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
        return of(DesignMoments.of(sample, regions));
    }

    /** One a region, in their order. */
    public static List<EffectiveSampleSize> of(List<DesignMoments> regions) {
        double[] values = DesignEffectModel.sizes(regions);
        List<EffectiveSampleSize> sizes = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            DirectEstimate region = regions.get(j).direct();
            sizes.add(new EffectiveSampleSize(
                    values[j] > 0 ? region.respondents() / values[j] : Double.NaN, !usable(region), values[j]));
        }
        return sizes;
    }

    /** By the region's own design effect alone; NaN where that is unusable. */
    public static EffectiveSampleSize own(DirectEstimate region) {
        boolean usable = usable(region);
        double effect = usable ? region.designEffect() : Double.NaN;
        return new EffectiveSampleSize(effect, !usable, region.respondents() / effect);
    }

    private static boolean usable(DirectEstimate region) {
        return region.designEffect() > 0
                && region.respondents() >= FEWEST_RESPONDENTS
                && region.degreesOfFreedom() >= FEWEST_DEGREES;
    }
}
