package org.regionwise.engine.binomial;

import org.regionwise.engine.numeric.QuinticHermite;

/**
 * The distribution function of one {@link RegionPosterior}, kept small: a mixture holds thousands of these and reads
 * them again for every quantile, so that memory decides its speed. Single precision is good to 1e-7 in probability.
 */
public final class DistributionTable {
    private double start;
    private double step;
    private int panels;
    /** Of each node distribution function, density times step, and its slope times step². */
    private float[] nodes = new float[0];

    /** Takes over what the posterior has tabulated, into fresh or earlier space. */
    void take(double start, double step, int panels, double[] cumulative, double[] density, double[] slope) {
        this.start = start;
        this.step = step;
        this.panels = panels;
        if (nodes.length < 3 * panels + 3) {
            nodes = new float[3 * panels + 3];
        }
        for (int i = 0; i <= panels; i++) {
            nodes[3 * i] = (float) cumulative[i];
            nodes[3 * i + 1] = (float) (step * density[i]);
            nodes[3 * i + 2] = (float) (step * step * slope[i]);
        }
    }

    /** P(V ≤ v | y). */
    public double at(double v) {
        double position = (v - start) / step;
        if (position <= 0) {
            return 0;
        }
        if (position >= panels) {
            return 1;
        }
        int left = (int) position;
        int at = 3 * left;
        return QuinticHermite.at(
                position - left, nodes[at], nodes[at + 3], nodes[at + 1], nodes[at + 4], nodes[at + 2], nodes[at + 5]);
    }
}
