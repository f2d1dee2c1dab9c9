package org.regionwise.engine.binomial;

import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.GaussHermite;

/**
 * One region's integral over v ~ N(0, 1) at one (β, σ): mode, curvature, nodes and their posterior weights. A reusable
 * working space: not for use by several threads.
 *
 * <p>f(v) = Σ_c [y_c η_c − n_c log(1 + e^η_c)] − v²/2 with η_c = x_c'β + σv. By adaptive Gauss–Hermite quadrature ℓ =
 * log[√2 τ (2π)^(−1/2) Σ_k w_k exp(z_k² + f(v_k))], v_k = v̂ + √2 τ z_k, τ = (−f''(v̂))^(−1/2): Liu &amp; Pierce
 * (1994), Biometrika 81; Pinheiro &amp; Chao (2006). Without a number of nodes given, as many as {@link AdaptiveRule}
 * asks for, and where the posterior is wide beside the logistic's bend the trapezoidal rule, which then needs fewer:
 * Trefethen &amp; Weideman (2014), SIAM Review 56.
 */
public final class RegionIntegral {
    private static final double LOG_ROOT_PI = 0.5 * Math.log(Math.PI);
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    /** An end of the trapezoidal rule may lie this much lower or higher than where it should. */
    private static final double END = 1;

    private static final int MOST_STEPS = 60;

    private final Cells cells;
    /** Null for as many nodes as it takes. */
    private final GaussHermite fixed;

    private final RegionMode top;

    /** Posterior mode v̂. */
    double mode;
    /** τ, the posterior standard deviation by curvature at the mode. */
    double tau;
    /** ℓ_j. */
    double logLikelihood;

    /** Nodes that the last integral took; what lies behind them in the arrays below is of earlier ones. */
    int nodes;
    /** Whether they moved with mode and τ, as those of Gauss–Hermite do. */
    boolean gaussHermite;
    /** v_k. */
    double[] node = new double[0];
    /** Posterior weights of the nodes, summing to 1. */
    double[] weight = new double[0];
    /** π of cell (first index, from 0 within the region) at node (second). */
    double[][] probability = new double[0][];

    /** @param quadraturePoints nodes of Gauss–Hermite's rule, or 0 for as many as each integral takes */
    public RegionIntegral(Cells cells, int quadraturePoints) {
        this.cells = cells;
        this.fixed = quadraturePoints == 0 ? null : GaussHermite.of(quadraturePoints);
        this.top = new RegionMode(cells);
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
        integrate(j, eta, 0, sigma, start);
    }

    /** The same, {@code offset} being the cell whose linear predictor stands first in {@code eta}. */
    public void integrate(int j, double[] eta, int offset, double sigma, double start) {
        int first = cells.start(j);
        int size = cells.start(j + 1) - first;
        top.find(j, eta, offset, sigma, start);
        mode = top.mode;
        tau = top.tau;
        GaussHermite rule = fixed == null ? AdaptiveRule.gaussHermite(Math.abs(sigma), tau) : fixed;
        gaussHermite = rule != null;
        double logScale;
        if (rule != null) {
            room(size, rule.points());
            double spread = Math.sqrt(2) * tau;
            for (int k = 0; k < nodes; k++) {
                node[k] = mode + spread * rule.node(k);
                weight[k] = rule.logWeight(k);
            }
            logScale = Math.log(tau) - LOG_ROOT_PI;
        } else {
            double left = end(first, size, eta, offset, sigma, -1);
            double right = end(first, size, eta, offset, sigma, 1);
            room(size, AdaptiveRule.trapezoid(right - left, Math.abs(sigma), tau));
            double step = (right - left) / (nodes - 1);
            for (int k = 0; k < nodes; k++) {
                node[k] = left + k * step;
                weight[k] = 0;
            }
            logScale = Math.log(step) - LOG_ROOT_TWO_PI;
        }
        logLikelihood = logScale + sum(first, size, eta, offset, sigma);
    }

    private void room(int size, int points) {
        nodes = points;
        if (node.length < points) {
            node = new double[points];
            weight = new double[points];
            probability = new double[0][];
        }
        if (probability.length < size) {
            probability = new double[size][node.length];
        }
    }

    /** Turns log weights into posterior weights; returns the log of their sum before. */
    private double sum(int first, int size, double[] eta, int offset, double sigma) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < nodes; k++) {
            double v = node[k];
            double f = -v * v / 2;
            for (int i = 0; i < size; i++) {
                int c = first + i;
                double h = eta[c - offset] + sigma * v;
                double e = Math.exp(-Math.abs(h));
                probability[i][k] = h >= 0 ? 1 / (1 + e) : e / (1 + e);
                // log, not log1p: several times as fast, and absolutely as exact
                f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + e));
            }
            weight[k] += f;
            largest = Math.max(largest, weight[k]);
        }
        double sum = 0;
        for (int k = 0; k < nodes; k++) {
            weight[k] = Math.exp(weight[k] - largest);
            sum += weight[k];
        }
        for (int k = 0; k < nodes; k++) {
            weight[k] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** v below (side −1) or above (1) the mode where the integrand of the region last integrated counts no more. */
    public double end(int j, double[] eta, int offset, double sigma, int side) {
        int first = cells.start(j);
        return end(first, cells.start(j + 1) - first, eta, offset, sigma, side);
    }

    /**
     * Where f has fallen by {@link AdaptiveRule#DROP}, by Newton's method, which f's concavity keeps from going astray.
     */
    private double end(int first, int size, double[] eta, int offset, double sigma, int side) {
        double distance = Math.sqrt(2 * AdaptiveRule.DROP) * tau;
        double height = 0;
        for (int step = 0; step <= MOST_STEPS; step++) {
            double v = step == 0 ? mode : mode + side * distance;
            double f = -v * v / 2;
            double slope = -v;
            for (int i = 0; i < size; i++) {
                int c = first + i;
                double h = eta[c - offset] + sigma * v;
                double e = Math.exp(-Math.abs(h));
                f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + e));
                slope += sigma * (cells.successes(c) - cells.trials(c) * (h >= 0 ? 1 / (1 + e) : e / (1 + e)));
            }
            if (step == 0) {
                height = f - AdaptiveRule.DROP;
            } else if (Math.abs(f - height) < END) {
                break;
            } else {
                distance = Math.max(distance / 4, distance - (f - height) / (side * slope));
            }
        }
        return mode + side * distance;
    }
}
