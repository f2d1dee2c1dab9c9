package org.regionwise.engine;

import java.util.Arrays;

/**
 * The hyperparameters' posterior as weighted points.
 *
 * @param points each: β of scaled predictors, then σ
 * @param weights not negative, summing to 1
 */
record WeightedPoints(double[][] points, double[] weights) {

    /** The first points of these, weights scaled to sum to 1. */
    WeightedPoints first(int size) {
        if (size >= weights.length) {
            return this;
        }
        double[] kept = Arrays.copyOf(weights, size);
        double mass = Arrays.stream(kept).sum();
        for (int i = 0; i < size; i++) {
            kept[i] /= mass;
        }
        return new WeightedPoints(Arrays.copyOf(points, size), kept);
    }
}
