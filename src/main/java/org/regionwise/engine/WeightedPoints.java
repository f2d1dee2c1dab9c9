package org.regionwise.engine;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The hyperparameters' posterior as weighted points.
 *
 * @param points each: β of scaled predictors, then σ
 * @param weights not negative, summing to 1
 */
record WeightedPoints(double[][] points, double[] weights) {

    /** Points that carry less than this share of the whole are left out of mixtures. */
    private static final double NEGLIGIBLE = 1e-9;

    /** Those of the first {@code size} points that count, weights scaled to sum to 1. */
    WeightedPoints first(int size) {
        int[] kept = IntStream.range(0, Math.min(size, weights.length))
                .filter(i -> weights[i] > NEGLIGIBLE)
                .toArray();
        double mass = Arrays.stream(kept).mapToDouble(i -> weights[i]).sum();
        return new WeightedPoints(
                Arrays.stream(kept).mapToObj(i -> points[i]).toArray(double[][]::new),
                Arrays.stream(kept).mapToDouble(i -> weights[i] / mass).toArray());
    }
}
