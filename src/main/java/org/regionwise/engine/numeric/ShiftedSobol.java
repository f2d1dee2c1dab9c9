package org.regionwise.engine.numeric;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.random.SobolSequenceGenerator;

/** Sobol points shifted at random: even as a lattice, without bias as random numbers (Cranley &amp; Patterson 1976). */
public final class ShiftedSobol {
    private static final double EDGE = 1e-9;

    private ShiftedSobol() {}

    /**
     * Points in the open unit cube, at least 1e-9 from its sides, so that quantiles of them are finite.
     *
     * @param points how many
     * @param dimensions of each
     * @param seed of the shift; the same gives the same points
     * @return points × dimensions
     */
    public static double[][] points(int points, int dimensions, long seed) {
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(dimensions);
        SplittableRandom random = new SplittableRandom(seed);
        double[] shift = new double[dimensions];
        Arrays.setAll(shift, k -> random.nextDouble());
        double[][] uniforms = new double[points][];
        for (int i = 0; i < points; i++) {
            double[] next = sobol.nextVector();
            for (int k = 0; k < dimensions; k++) {
                double shifted = next[k] + shift[k];
                next[k] = Math.min(Math.max(shifted - Math.floor(shifted), EDGE), 1 - EDGE);
            }
            uniforms[i] = next;
        }
        return uniforms;
    }
}
