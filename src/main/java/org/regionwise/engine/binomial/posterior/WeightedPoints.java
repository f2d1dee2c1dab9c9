package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/**
 * The hyperparameters' posterior as weighted points.
 *
 * @param points each: β of scaled predictors, then σ
 * @param weights not negative, summing to 1
 */
record WeightedPoints(double[][] points, double[] weights) {
    /**
     * These points with weights changed as little as can be, in the sense of least squares, for means and mean squares
     * of β, σ to be those of all points: w_i (1 + λ'a_i), a_i = (1, z_i, z_i²), Σ w_i (1 + λ'a_i) a_i = ā. What is
     * smooth in the hyperparameters then hardly depends on which few points it is averaged over. Where a weight would
     * turn negative, or all points share a value, nothing is changed. Deville &amp; Särndal (1992), J. Am. Stat. Assoc.
     * 87.
     */
    WeightedPoints calibratedTo(WeightedPoints all) {
        Moments moments = Moments.of(all);
        if (Arrays.stream(moments.deviation).anyMatch(deviation -> deviation == 0)) {
            return this;
        }
        int size = 1 + 2 * moments.mean.length;
        SimpleMatrix products = new SimpleMatrix(size, size);
        SimpleMatrix missing = moments.rowOfMeans();
        for (int i = 0; i < weights.length; i++) {
            SimpleMatrix row = moments.row(points[i]);
            products = products.plus(weights[i], row.mult(row.transpose()));
            missing = missing.minus(row.scale(weights[i]));
        }
        SimpleMatrix multipliers = products.pseudoInverse().mult(missing);
        double[] calibrated = IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i] * (1 + multipliers.dot(moments.row(points[i]))))
                .toArray();
        boolean sound = Arrays.stream(calibrated).allMatch(weight -> weight >= 0);
        return sound ? new WeightedPoints(points, calibrated) : this;
    }

    /** Weighted means and standard deviations of each coordinate. */
    private record Moments(double[] mean, double[] deviation) {
        static Moments of(WeightedPoints all) {
            int size = all.points[0].length;
            double[] mean = new double[size];
            double[] deviation = new double[size];
            for (int k = 0; k < size; k++) {
                for (int i = 0; i < all.weights.length; i++) {
                    mean[k] += all.weights[i] * all.points[i][k];
                }
                for (int i = 0; i < all.weights.length; i++) {
                    deviation[k] += all.weights[i] * Math.pow(all.points[i][k] - mean[k], 2);
                }
                deviation[k] = Math.sqrt(deviation[k]);
            }
            return new Moments(mean, deviation);
        }

        /** ā: in standard units means are 0, mean squares 1. */
        SimpleMatrix rowOfMeans() {
            double[] row = new double[1 + 2 * mean.length];
            row[0] = 1;
            Arrays.fill(row, 1 + mean.length, row.length, 1);
            return new SimpleMatrix(row.length, 1, true, row);
        }

        /** a_i: 1, then each coordinate in standard units, then their squares. */
        SimpleMatrix row(double[] point) {
            double[] row = new double[1 + 2 * point.length];
            row[0] = 1;
            for (int k = 0; k < point.length; k++) {
                row[1 + k] = (point[k] - mean[k]) / deviation[k];
                row[1 + point.length + k] = row[1 + k] * row[1 + k];
            }
            return new SimpleMatrix(row.length, 1, true, row);
        }
    }
}
