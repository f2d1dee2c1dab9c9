/**
 * The random-intercept model of single answers by full Bayes, without Markov chains.
 *
 * <p>Begin with {@link BinomialPosterior}. σ is followed along a {@link SigmaRidge}, β given σ in a {@link SigmaSlice}
 * with tables of the regions' integrals ({@link CellTable}); a region's interval comes from its {@link RegionDensity},
 * or, where its respondents differ in their predictors, from a {@link RegionMixture}; joint draws are made by
 * {@link RegionDraws}.
 */
package org.regionwise.engine.binomial.posterior;
