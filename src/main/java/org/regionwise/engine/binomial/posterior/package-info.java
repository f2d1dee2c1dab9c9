/**
 * The random-intercept model of single answers by full Bayes, without Markov chains.
 *
 * <p>Begin with {@link BinomialPosterior}; a region's interval comes from {@link RegionMixture}.
 */
package org.regionwise.engine.binomial.posterior;
