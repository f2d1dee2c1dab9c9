package org.regionwise.engine.heldout;

/** A model that can predict regions from the others. Safe for use by several threads. */
public interface HeldOut {
    /**
     * Predicts each of some regions from the responses of all other regions; the regions held out together are scored
     * one by one, each by its marginal predictive density.
     *
     * @param regions ascending, each with responses
     */
    Prediction predict(int[] regions);

    /**
     * Scores of regions held out together.
     *
     * @param logScores log p(y_j | the responses kept), one a region; NaN where the others do not determine it
     * @param shape Pareto k̂ of the importance weights; NaN where none were needed, or they have no tail
     * @param refitted whether the model was fitted again, without these regions
     */
    record Prediction(double[] logScores, double shape, boolean refitted) {}
}
