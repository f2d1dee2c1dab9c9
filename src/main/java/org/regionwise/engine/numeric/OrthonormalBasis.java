package org.regionwise.engine.numeric;

import java.util.ArrayList;
import java.util.List;

/** Vectors of length 1 at right angles, by Gram–Schmidt: tells what a further vector has of its own. */
public final class OrthonormalBasis {
    private final List<double[]> vectors = new ArrayList<>();

    /**
     * Takes from {@code vector} all that the basis spans, scales what is left to length 1, and returns the share left.
     */
    public double reduce(double[] vector) {
        double before = length(vector);
        // twice, as one pass leaves rounding behind
        for (int pass = 0; pass < 2; pass++) {
            for (double[] earlier : vectors) {
                double along = 0;
                for (int i = 0; i < vector.length; i++) {
                    along += earlier[i] * vector[i];
                }
                for (int i = 0; i < vector.length; i++) {
                    vector[i] -= along * earlier[i];
                }
            }
        }
        double after = length(vector);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= after == 0 ? 1 : after;
        }
        return before == 0 ? 0 : after / before;
    }

    /** Adds a vector that {@link #reduce} has left. */
    public void add(double[] reduced) {
        vectors.add(reduced);
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
