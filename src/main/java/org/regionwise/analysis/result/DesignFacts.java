package org.regionwise.analysis.result;

/**
 * What the design of the sample says of a region.
 *
 * @param weight Σ w of its respondents
 * @param designEffect n_j / n*_j, the one that the model counts with, from all regions together
 * @param ownDesignEffect V n_j (n − 1)/(n p̂(1 − p̂)), what its own sample alone shows; undefined where it shows
 *     none, and in results of earlier versions
 * @param pooledDesignEffect whether the own one is unusable, so that the one counted with rests on the other
 *     regions
 * @param primarySamplingUnits with respondents of the region
 * @param degreesOfFreedom these less their strata
 * @param kornGraubard the raw estimate's interval by Korn and Graubard
 * @param unweighted what it would be if everybody had been drawn alike
 */
public record DesignFacts(
        double weight,
        double designEffect,
        double ownDesignEffect,
        boolean pooledDesignEffect,
        int primarySamplingUnits,
        int degreesOfFreedom,
        IntervalEstimate kornGraubard,
        DesignFacts.Unweighted unweighted) {

    /**
     * Estimates that disregard the design, beside those that do not.
     *
     * @param raw y/n
     * @param pooled under the same model
     * @param rawDifferenceStandardError of the weighted raw estimate less {@code raw}, under the design; undefined
     *     where the sample cannot tell it
     * @param rawDiffers whether the raw ones differ by more than the half width of their difference's interval
     * @param pooledDiffers whether one of the pooled ones lies outside the other's interval
     */
    public record Unweighted(
            double raw,
            Estimate pooled,
            double rawDifferenceStandardError,
            boolean rawDiffers,
            boolean pooledDiffers) {}
}
