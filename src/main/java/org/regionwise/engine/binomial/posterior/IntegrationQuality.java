package org.regionwise.engine.binomial.posterior;

/**
 * How well the hyperparameters were integrated.
 *
 * @param points hyperparameter points
 * @param effectivePoints as many equally weighted ones would serve as well
 * @param draws joint draws
 * @param effectiveDraws draws times the share of effective points
 * @param paretoShape k̂ of the importance weights; NaN where they are too even to have a tail, which is best
 * @param sigmaNodes values of σ that were integrated over
 * @param rounds how often the coefficients were integrated, with more points where the first were uneven or the
 *     posterior is skewed
 * @param poor whether it stayed poor
 */
public record IntegrationQuality(
        int points,
        double effectivePoints,
        int draws,
        double effectiveDraws,
        double paretoShape,
        int sigmaNodes,
        int rounds,
        boolean poor) {}
