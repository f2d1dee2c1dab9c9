package org.regionwise.engine.direct;

/**
 * A domain's proportion, or mean of what was measured, under the survey design.
 *
 * @param respondents n, without weights
 * @param positives those who said yes, without weights; means nothing of a mean
 * @param weight Ŵ = Σ w_i
 * @param proportion Hájek's p̂ = Σ w_i y_i / Ŵ; NaN without respondents of positive weight
 * @param variance V by Taylor linearisation; NaN where the sample cannot tell it: one primary sampling unit. Where
 *     finite populations leave nothing of what varies, as in a census, V without them
 * @param units primary sampling units with respondents of the domain
 * @param degreesOfFreedom those units minus their strata
 * @param designEffect V n (N − 1)/(N p̂(1 − p̂)), N all respondents of the sample: against the variance that n drawn
 *     one by one from the same people would give; of a mean with Σ w_i (y_i − p̂)²/Ŵ in place of p̂(1 − p̂); NaN where
 *     V is 0 or not known, or everybody gave the same answer
 * @param unweighted Σ y_i / n
 * @param weightingVariance variance of p̂ − y/n under the design; NaN where V is
 * @param withReplacement V as if populations were infinite, of the primary units alone; NaN where V is
 * @param census whether V is that without finite populations, as they leave nothing of it
 */
public record DirectEstimate(
        long respondents,
        long positives,
        double weight,
        double proportion,
        double variance,
        int units,
        int degreesOfFreedom,
        double designEffect,
        double unweighted,
        double weightingVariance,
        double withReplacement,
        boolean census) {
    /** √V; NaN where V is not known or 0, which no sample proves. */
    public double standardError() {
        return variance > 0 ? Math.sqrt(variance) : Double.NaN;
    }

    /** Whether the respondents gave different answers. */
    public boolean mixed() {
        return proportion > 0 && proportion < 1;
    }
}
