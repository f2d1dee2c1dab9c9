package org.regionwise.engine;

/**
 * One region's integral over v ~ N(0, 1) by adaptive Gauss–Hermite quadrature, at one (β, σ): mode, curvature, nodes and
 * their posterior weights. A reusable working space: not for use by several threads.
 *
 * <p>f(v) = Σ_c [y_c η_c − n_c log(1 + e^η_c)] − v²/2 with η_c = x_c'β + σv; ℓ = log[√2 τ (2π)^(−1/2) Σ_k w_k exp(z_k² +
 * f(v_k))], v_k = v̂ + √2 τ z_k, τ = (−f''(v̂))^(−1/2). Liu &amp; Pierce (1994), Biometrika 81; Pinheiro &amp; Chao (2006).
 */
final class RegionIntegral {
    private static final double LOG_CONSTANT = -0.5 * Math.log(Math.PI);
    private static final int MOST_STEPS = 200;
    /** τ is taken one step before the mode, so this is also its relative error. */
    private static final double MODE_FOUND = 1e-12;

    private final Cells cells;
    private final GaussHermite rule;

    /** Posterior mode v̂. */
    double mode;
    /** τ, the posterior standard deviation by curvature at the mode. */
    double tau;
    /** Σ_c n_c p_c q_c at the mode. */
    double information;
    /** ℓ_j. */
    double logLikelihood;

    /** v_k. */
    final double[] node;
    /** Posterior weights of the nodes, summing to 1. */
    final double[] weight;
    /** π of cell (first index, from 0 within the region) at node (second). */
    double[][] probability = new double[1][];

    RegionIntegral(Cells cells, GaussHermite rule) {
        this.cells = cells;
        this.rule = rule;
        this.node = new double[rule.points()];
        this.weight = new double[rule.points()];
        this.probability[0] = new double[rule.points()];
    }

    /**
     * Integrates region j.
     *
     * @param eta x_c'β for every cell of the model
     * @param start where the search for the mode begins
     */
    void integrate(int j, double[] eta, double sigma, double start) {
        int first = cells.start(j);
        int size = cells.start(j + 1) - first;
        if (probability.length < size) {
            probability = new double[size][rule.points()];
        }
        findMode(first, size, eta, sigma, start);
        double largest = Double.NEGATIVE_INFINITY;
        double spread = Math.sqrt(2) * tau;
        for (int k = 0; k < node.length; k++) {
            double v = mode + spread * rule.node[k];
            double f = -v * v / 2;
            for (int i = 0; i < size; i++) {
                int c = first + i;
                double h = eta[c] + sigma * v;
                double e = Math.exp(-Math.abs(h));
                probability[i][k] = h >= 0 ? 1 / (1 + e) : e / (1 + e);
                // log, not log1p: several times as fast, and absolutely as exact
                f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + e));
            }
            node[k] = v;
            weight[k] = rule.logWeight[k] + f;
            largest = Math.max(largest, weight[k]);
        }
        double sum = 0;
        for (int k = 0; k < node.length; k++) {
            weight[k] = Math.exp(weight[k] - largest);
            sum += weight[k];
        }
        for (int k = 0; k < node.length; k++) {
            weight[k] /= sum;
        }
        logLikelihood = LOG_CONSTANT + Math.log(tau) + largest + Math.log(sum);
    }

    /**
     * Newton's method on f'(v) = σ Σ_c (y_c − n_c p_c) − v, kept inside a bracket: f' falls strictly, and its root lies
     * between −σ Σ(n_c − y_c) and σ Σ y_c. Undamped Newton diverges where η is extreme and σ large.
     */
    private void findMode(int first, int size, double[] eta, double sigma, double start) {
        double low = 0;
        double high = 0;
        for (int c = first; c < first + size; c++) {
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
            for (int c = first; c < first + size; c++) {
                double h = eta[c] + sigma * v;
                double e = Math.exp(-Math.abs(h));
                double p = h >= 0 ? 1 / (1 + e) : e / (1 + e);
                slope += sigma * (cells.successes(c) - cells.trials(c) * p);
                information += cells.trials(c) * e / ((1 + e) * (1 + e));
            }
            this.information = information;
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
            if (moved <= MODE_FOUND * (1 + Math.abs(v))) {
                break;
            }
        }
        mode = v;
        tau = 1 / Math.sqrt(1 + sigma * sigma * information);
    }
}
