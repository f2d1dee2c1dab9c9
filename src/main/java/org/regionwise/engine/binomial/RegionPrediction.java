package org.regionwise.engine.binomial;

import org.regionwise.engine.Interval;

/**
 * What a fit says of one region. Proportions in [0, 1]; effects on the logit scale.
 *
 * @param prevalence E[π_j | y, θ̂]
 * @param standardDeviation √Var(π_j | y, θ̂); at σ̂ = 0 the standard error from the coefficients' uncertainty
 * @param interval posterior quantiles; at σ̂ = 0 Wald limits on the logit scale
 * @param synthetic E[logit⁻¹(x'β̂ + u)], without the region's own data
 * @param mode mode of u_j
 * @param effectMean E[u_j | y, θ̂]
 * @param effectStandardDeviation √Var(u_j | y, θ̂)
 * @param shrinkage 1 − γ_j = Var(u_j | y)/σ̂²: 0 own data only, 1 model only; 1 at σ̂ = 0
 */
public record RegionPrediction(
        double prevalence,
        double standardDeviation,
        Interval interval,
        double synthetic,
        double mode,
        double effectMean,
        double effectStandardDeviation,
        double shrinkage) {}
