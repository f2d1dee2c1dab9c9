package org.regionwise.engine.linear.unit;

/**
 * The mean of one area.
 *
 * @param area name
 * @param sampled n_j
 * @param estimate EBLUP of the mean of its population
 * @param synthetic X̄_j'β̂, what the model expects without the area's own answers
 * @param gamma σ̂_v²/(σ̂_v² + σ̂_e²/a_j), a_j the sum of the weights: the share of the area's own answers
 * @param meanSquaredError after Prasad and Rao; NaN under maximum likelihood, for which it is another
 */
public record UnitLevelMean(
        String area, int sampled, double estimate, double synthetic, double gamma, double meanSquaredError) {}
