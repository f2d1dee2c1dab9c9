package org.regionwise.engine.population;

/**
 * What is asked of one region: Σ w_p π_jp over some patterns of its people.
 *
 * @param patterns their numbers; not copied
 * @param weights aligned with them, not negative; not copied
 */
public record CellMean(int[] patterns, double[] weights) {
    /** Nothing. */
    public static final CellMean NONE = new CellMean(new int[0], new double[0]);

    /** Σ w_p π_p. */
    double of(double[] prevalence) {
        double sum = 0;
        for (int k = 0; k < patterns.length; k++) {
            sum += weights[k] * prevalence[patterns[k]];
        }
        return sum;
    }
}
