package org.regionwise.engine.area;

import org.regionwise.engine.Interval;

/**
 * What a fitted area-level model says of one area, on the scale of reporting.
 *
 * @param estimate E[g⁻¹(θ_j) | θ̂, β̂, σ̂²]: θ_j ~ N(EBLUP, g1), restricted to the scale's support
 * @param standardError √Var g⁻¹(θ_j) with θ_j ~ N(EBLUP, MSE) likewise; never 0
 * @param interval EBLUP ± the half width of {@link AreaLimits} taken back, near the ends of the support the quantiles
 *     of a normal restricted to it that the same half width belongs to
 * @param synthetic E[g⁻¹(x_j'β̂ + u)], u ~ N(0, σ̂²), without the area's own estimate
 * @param onScale the area on the scale of the model
 */
public record AreaPrediction(
        double estimate, double standardError, Interval interval, double synthetic, AreaEblup onScale) {

    static AreaPrediction of(AreaEblup area, double betweenVariance, AreaScale scale, AreaLimits.HalfWidth half) {
        TransformedNormal uncertain =
                new TransformedNormal(scale, area.eblup(), Math.sqrt(area.mse().total()));
        return new AreaPrediction(
                new TransformedNormal(scale, area.eblup(), Math.sqrt(area.mse().given())).mean(),
                uncertain.standardDeviation(),
                new TransformedNormal(scale, area.eblup(), half.error()).within(half.quantile()),
                new TransformedNormal(scale, area.synthetic(), Math.sqrt(betweenVariance)).mean(),
                area);
    }
}
