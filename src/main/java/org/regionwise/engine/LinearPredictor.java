package org.regionwise.engine;

import org.regionwise.engine.numeric.NormalQuantile;

/**
 * x'β at given predictors, on the scale of the model.
 *
 * @param estimate at the estimated coefficients; under a posterior the median
 * @param lower limit at the level asked for
 * @param upper likewise
 */
public record LinearPredictor(double estimate, double lower, double upper) {
    /** Of a posterior: its mean, standard deviation and limits. */
    public static LinearPredictor of(PosteriorSummary summary) {
        return new LinearPredictor(summary.median(), summary.lower(), summary.upper());
    }

    /** Of an estimate with a normal error: limits estimate ± z(level) · error. */
    public static LinearPredictor of(double estimate, double error, double level) {
        return within(estimate, NormalQuantile.twoSided(level) * error);
    }

    /** With a half width. */
    public static LinearPredictor within(double estimate, double half) {
        return new LinearPredictor(estimate, estimate - half, estimate + half);
    }
}
