package org.regionwise.engine.binomial;

import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.GaussHermite;

/**
 * One region's integral over v ~ N(0, 1) by adaptive Gauss–Hermite quadrature, at one (β, σ): mode, curvature, nodes
 * and their posterior weights. A reusable working space: not for use by several threads.
 *
 * <p>f(v) = Σ_c [y_c η_c − n_c log(1 + e^η_c)] − v²/2 with η_c = x_c'β + σv; ℓ = log[√2 τ (2π)^(−1/2) Σ_k w_k exp(z_k²
 * + f(v_k))], v_k = v̂ + √2 τ z_k, τ = (−f''(v̂))^(−1/2). Liu &amp; Pierce (1994), Biometrika 81; Pinheiro &amp; Chao
 * (2006).
 */
public final class RegionIntegral {
    private static final double LOG_CONSTANT = -0.5 * Math.log(Math.PI);

    private final Cells cells;
    private final GaussHermite rule;
    private final RegionMode top;

    /** Posterior mode v̂. */
    double mode;
    /** τ, the posterior standard deviation by curvature at the mode. */
    double tau;
    /** ℓ_j. */
    double logLikelihood;

    /** v_k. */
    final double[] node;
    /** Posterior weights of the nodes, summing to 1. */
    final double[] weight;
    /** π of cell (first index, from 0 within the region) at node (second). */
    double[][] probability = new double[1][];

    /** @param rule nodes and weights of the quadrature of every region */
    public RegionIntegral(Cells cells, GaussHermite rule) {
        this.cells = cells;
        this.rule = rule;
        this.top = new RegionMode(cells);
        this.node = new double[rule.points()];
        this.weight = new double[rule.points()];
        this.probability[0] = new double[rule.points()];
    }

    /** Posterior mode v̂ of the region last integrated. */
    public double mode() {
        return mode;
    }

    /** τ of the region last integrated: the posterior standard deviation by curvature at the mode. */
    public double tau() {
        return tau;
    }

    /** ℓ_j of the region last integrated. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Integrates region j.
     *
     * @param eta x_c'β for every cell of the model
     * @param start where the search for the mode begins
     */
    public void integrate(int j, double[] eta, double sigma, double start) {
        int first = cells.start(j);
        int size = cells.start(j + 1) - first;
        if (probability.length < size) {
            probability = new double[size][rule.points()];
        }
        top.find(j, eta, 0, sigma, start);
        mode = top.mode;
        tau = top.tau;
        double largest = Double.NEGATIVE_INFINITY;
        double spread = Math.sqrt(2) * tau;
        for (int k = 0; k < node.length; k++) {
            double v = mode + spread * rule.node(k);
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
            weight[k] = rule.logWeight(k) + f;
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
}
