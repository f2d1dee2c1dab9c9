package org.regionwise.engine.numeric;

import org.ejml.simple.SimpleMatrix;

/**
 * Weights changed as little as can be, in the sense of least squares, for weighted sums to be given ones: w_i (1 +
 * λ'a_i) with Σ w_i (1 + λ'a_i) a_i = t. Deville &amp; Särndal (1992), J. Am. Stat. Assoc. 87.
 */
public final class Calibration {
    private Calibration() {}

    /**
     * The changed weights; some may be negative.
     *
     * @param rows a_i, one a weight
     * @param target t
     */
    public static double[] of(double[] weights, double[][] rows, double[] target) {
        int size = target.length;
        double[] products = new double[size * size];
        double[] missing = target.clone();
        for (int i = 0; i < weights.length; i++) {
            double[] row = rows[i];
            for (int k = 0; k < size; k++) {
                double weighted = weights[i] * row[k];
                missing[k] -= weighted;
                for (int l = 0; l <= k; l++) {
                    products[k * size + l] += weighted * row[l];
                }
            }
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < k; l++) {
                products[l * size + k] = products[k * size + l];
            }
        }
        double[] multipliers = new SimpleMatrix(size, size, true, products)
                .pseudoInverse()
                .mult(new SimpleMatrix(size, 1, true, missing))
                .getDDRM()
                .data;
        double[] changed = new double[weights.length];
        for (int i = 0; i < changed.length; i++) {
            double factor = 1;
            for (int k = 0; k < size; k++) {
                factor += multipliers[k] * rows[i][k];
            }
            changed[i] = weights[i] * factor;
        }
        return changed;
    }
}
