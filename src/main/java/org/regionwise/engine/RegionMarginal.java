package org.regionwise.engine;

/**
 * The posterior of one region, hyperparameters integrated out. Proportions in [0, 1]; effects on the logit scale.
 *
 * @param prevalence π_j; quantiles are those of the mixture of one-dimensional posteriors
 * @param half equal-tailed 50% limits of π_j
 * @param exceedance P(π_j &gt; threshold); NaN without a threshold
 * @param synthetic E[logit⁻¹(x_j'β + u)] over the hyperparameters' posterior, without the region's own data
 * @param mode mean over the hyperparameters of the conditional mode of u_j
 * @param effectMean E[u_j | y]
 * @param effectStandardDeviation √Var(u_j | y)
 * @param shrinkage mean over the hyperparameters of Var(u_j | y, θ)/σ², in [0, 1]
 */
public record RegionMarginal(
        PosteriorSummary prevalence,
        Interval half,
        double exceedance,
        double synthetic,
        double mode,
        double effectMean,
        double effectStandardDeviation,
        double shrinkage) {}
