package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import org.regionwise.engine.numeric.Calibration;

/**
 * The hyperparameters' posterior as weighted points.
 *
 * @param points each: β of scaled predictors, then σ
 * @param weights not negative, summing to 1
 */
record WeightedPoints(double[][] points, double[] weights) {
    /**
     * These points with weights for means and mean squares of β, σ to be those of all points, by a {@link Calibration}
     * of a_i = (1, z_i, z_i²). What is smooth in the hyperparameters then hardly depends on which few points it is
     * averaged over. Where a weight would turn negative, or all points share a value, nothing is changed.
     */
    WeightedPoints calibratedTo(WeightedPoints all) {
        Moments moments = Moments.of(all);
        if (Arrays.stream(moments.deviation).anyMatch(deviation -> deviation == 0)) {
            return this;
        }
        double[][] rows = new double[weights.length][];
        Arrays.setAll(rows, i -> moments.row(points[i]));
        double[] calibrated = Calibration.of(weights, rows, moments.rowOfMeans());
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
        double[] rowOfMeans() {
            double[] row = new double[1 + 2 * mean.length];
            row[0] = 1;
            Arrays.fill(row, 1 + mean.length, row.length, 1);
            return row;
        }

        /** a_i: 1, then each coordinate in standard units, then their squares. */
        double[] row(double[] point) {
            double[] row = new double[1 + 2 * point.length];
            row[0] = 1;
            for (int k = 0; k < point.length; k++) {
                row[1 + k] = (point[k] - mean[k]) / deviation[k];
                row[1 + point.length + k] = row[1 + k] * row[1 + k];
            }
            return row;
        }
    }
}
