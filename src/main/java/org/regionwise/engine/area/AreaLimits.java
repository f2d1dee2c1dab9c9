package org.regionwise.engine.area;

import java.util.List;

/**
 * Half widths of the areas' intervals, on the scale of the model, that hold the uncertainty of σ̂². EBLUP_j ± z √MSE_j
 * takes MSE_j for known and covers too little, most so near σ̂² = 0, where MSE_j is at its least. Instead the half
 * width is
 *
 * <p>min{ t √max(MSE_j(σ̂²), MSE_j(σ̃²)), |EBLUP_j − θ̂_j| + z √V_j },
 *
 * <p>t the quantile of Student's t with m − p degrees of freedom and σ̃² by {@link AdjustedLikelihood}. The second
 * term, which an area without a direct estimate does not have, is as wide as it takes to hold the direct estimate's own
 * interval, and more is not needed. Chosen among several by simulation: docs/coverage-area.md.
 */
final class AreaLimits {
    private final AreaEstimates data;
    private final List<AreaEblup> adjusted;
    private final double t;
    private final double z;

    /**
     * @param adjusted the areas at σ̃²
     * @param t quantile of Student's t
     * @param z quantile of the normal
     */
    AreaLimits(AreaEstimates data, List<AreaEblup> adjusted, double t, double z) {
        this.data = data;
        this.adjusted = adjusted;
        this.t = t;
        this.z = z;
    }

    /** A half width as an error times a quantile. */
    record HalfWidth(double error, double quantile) {}

    /** Of area j as it was fitted. */
    HalfWidth of(int j, AreaEblup area) {
        double error =
                Math.sqrt(Math.max(area.mse().total(), adjusted.get(j).mse().total()));
        if (!data.sampled(j)) {
            return new HalfWidth(error, t);
        }
        double enough = Math.abs(area.eblup() - data.estimate(j)) + z * Math.sqrt(data.variance(j));
        return new HalfWidth(Math.min(error, enough / t), t);
    }
}
