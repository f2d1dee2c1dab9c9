package org.regionwise.engine.area;

/** The weight on an area's own data in the area-level model. Rao &amp; Molina (2015), equation 6.1.10. */
public final class ShrinkageFactor {
    private ShrinkageFactor() {}

    /**
     * γ_j = σ²/(σ² + V_j).
     *
     * @param betweenVariance σ² ≥ 0
     * @param samplingVariance V_j &gt; 0, or NaN without a direct estimate
     * @return in [0, 1): 0 synthetic, towards 1 direct; 0 without a direct estimate
     */
    public static double of(double betweenVariance, double samplingVariance) {
        return Double.isNaN(samplingVariance) ? 0 : betweenVariance / (betweenVariance + samplingVariance);
    }
}
