package org.regionwise.engine.binomial;

import org.regionwise.engine.cells.Cells;

/**
 * Mode of one region's f(v) and the width of its posterior there. A reusable working space: not for use by several
 * threads.
 */
public final class RegionMode {
    private static final int MOST_STEPS = 200;
    /** τ is taken one step before the mode, so this is also its relative error. */
    private static final double FOUND = 1e-12;

    private final Cells cells;

    /** v̂. */
    double mode;
    /** (−f''(v̂))^(−1/2). */
    double tau;

    /** Finds modes in regions of the cells. */
    public RegionMode(Cells cells) {
        this.cells = cells;
    }

    /** v̂ of the region last looked at. */
    public double mode() {
        return mode;
    }

    /** τ of the region last looked at: the posterior standard deviation by curvature at the mode. */
    public double tau() {
        return tau;
    }

    /**
     * Newton's method on f'(v) = σ Σ_c (y_c − n_c p_c) − v, kept inside a bracket: f' falls strictly, and its root lies
     * between −σ Σ(n_c − y_c) and σ Σ y_c. Undamped Newton diverges where η is extreme and σ large.
     *
     * @param offset the cell whose linear predictor stands first in {@code eta}
     * @param start where the search begins
     */
    public void find(int j, double[] eta, int offset, double sigma, double start) {
        int first = cells.start(j);
        int end = cells.start(j + 1);
        double low = 0;
        double high = 0;
        for (int c = first; c < end; c++) {
            low -= sigma * (cells.trials(c) - cells.successes(c));
            high += sigma * cells.successes(c);
        }
        if (low > high) {
            double swap = low;
            low = high;
            high = swap;
        }
        double v = Math.min(Math.max(start, low), high);
        for (int step = 0; step < MOST_STEPS; step++) {
            double slope = -v;
            double information = 0;
            for (int c = first; c < end; c++) {
                double h = eta[c - offset] + sigma * v;
                double e = Math.exp(-Math.abs(h));
                double p = h >= 0 ? 1 / (1 + e) : e / (1 + e);
                slope += sigma * (cells.successes(c) - cells.trials(c) * p);
                information += cells.trials(c) * e / ((1 + e) * (1 + e));
            }
            tau = 1 / Math.sqrt(1 + sigma * sigma * information);
            if (slope > 0) {
                low = v;
            } else {
                high = v;
            }
            double next = v + slope / (1 + sigma * sigma * information);
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            double moved = Math.abs(next - v);
            v = next;
            if (moved <= FOUND * (1 + Math.abs(v))) {
                break;
            }
        }
        mode = v;
    }
}
