package org.regionwise.engine.binomial;

import java.util.Arrays;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/**
 * Derivatives of one region's log-likelihood by (θ, σ), where η_c = z_c'θ + const, on the nodes that a {@link
 * RegionIntegral} has just set. A reusable working space: not for use by several threads.
 */
final class RegionScore {
    private final Cells cells;
    private final RegionIntegral integral;
    private final int d;

    /** ∂ℓ_j/∂(θ, σ): the exact derivative of the quadrature formula. */
    final double[] gradient;
    /** ∂²ℓ_j/∂(θ, σ)² by Louis's identity; row-major, lower triangle. */
    final double[] hessian;

    /** Score s = ∂f/∂(θ, σ) at each node: Σ_c z_c (y_c − n_c p_c), and v Σ_c (y_c − n_c p_c). */
    private double[] score = new double[0];
    /** Σ_c (y_c − n_c p_c) at each node. */
    private double[] residual = new double[0];
    /** Σ_c z_c n_c p_c q_c and Σ_c z_c n_c p_c q_c (1 − 2p_c) at the mode. */
    private final double[] information;

    private final double[] skew;

    /** @param d length of θ */
    RegionScore(Cells cells, RegionIntegral integral, int d) {
        this.cells = cells;
        this.integral = integral;
        this.d = d;
        this.gradient = new double[d + 1];
        this.hessian = new double[(d + 1) * (d + 1)];
        this.information = new double[d];
        this.skew = new double[d];
    }

    /** Takes the cells from {@code first} to {@code end}, exclusive; z_c starts at {@code z[(c + shift) d]}. */
    void collect(int first, int end, double[] z, int shift, double[] eta, double sigma, boolean withHessian) {
        Arrays.fill(gradient, 0);
        Arrays.fill(hessian, 0);
        int nodes = integral.nodes;
        if (residual.length < nodes) {
            score = new double[integral.node.length * (d + 1)];
            residual = new double[integral.node.length];
        }
        Arrays.fill(score, 0, nodes * (d + 1), 0);
        Arrays.fill(residual, 0, nodes, 0);
        for (int c = first; c < end; c++) {
            addCell(c, integral.probability[c - first], z, (c + shift) * d);
        }
        int q = d + 1;
        for (int k = 0; k < integral.nodes; k++) {
            score[k * q + d] = integral.node[k] * residual[k];
            for (int a = 0; a < q; a++) {
                gradient[a] += integral.weight[k] * score[k * q + a];
            }
        }
        if (withHessian) {
            addVarianceOfScore();
        }
        if (integral.gaussHermite) {
            addMovingNodes(first, end, z, shift, eta, sigma);
        }
    }

    /** Score of a cell at every node, and its expected second derivatives. */
    private void addCell(int c, double[] probability, double[] z, int row) {
        double trials = cells.trials(c);
        double successes = cells.successes(c);
        int q = d + 1;
        double spread = 0;
        double spreadV = 0;
        double spreadVv = 0;
        for (int k = 0; k < integral.nodes; k++) {
            double v = integral.node[k];
            double left = successes - trials * probability[k];
            residual[k] += left;
            for (int a = 0; a < d; a++) {
                score[k * q + a] += z[row + a] * left;
            }
            double variance = integral.weight[k] * trials * probability[k] * (1 - probability[k]);
            spread += variance;
            spreadV += variance * v;
            spreadVv += variance * v * v;
        }
        for (int a = 0; a < d; a++) {
            for (int b = 0; b <= a; b++) {
                hessian[a * q + b] -= spread * z[row + a] * z[row + b];
            }
            hessian[d * q + a] -= spreadV * z[row + a];
        }
        hessian[d * q + d] -= spreadVv;
    }

    private void addVarianceOfScore() {
        int q = d + 1;
        for (int k = 0; k < integral.nodes; k++) {
            for (int a = 0; a < q; a++) {
                double centred = integral.weight[k] * (score[k * q + a] - gradient[a]);
                for (int b = 0; b <= a; b++) {
                    hessian[a * q + b] += centred * (score[k * q + b] - gradient[b]);
                }
            }
        }
    }

    /**
     * What Fisher's identity leaves out with few nodes: dτ/τ + E[f'] dv̂ + E[√2 z f'] dτ, with dv̂ = τ² f'_θ and dτ = ½
     * τ³ (f''_θ + f''' dv̂) at the mode.
     */
    private void addMovingNodes(int first, int end, double[] z, int shift, double[] eta, double sigma) {
        double mode = integral.mode;
        double tau = integral.tau;
        double residuals = 0;
        double total = 0;
        double totalSkew = 0;
        Arrays.fill(information, 0);
        Arrays.fill(skew, 0);
        for (int c = first; c < end; c++) {
            double probability = Logistic.probability(eta[c] + sigma * mode);
            double variance = cells.trials(c) * probability * (1 - probability);
            double third = variance * (1 - 2 * probability);
            residuals += cells.successes(c) - cells.trials(c) * probability;
            total += variance;
            totalSkew += third;
            for (int a = 0; a < d; a++) {
                information[a] += z[(c + shift) * d + a] * variance;
                skew[a] += z[(c + shift) * d + a] * third;
            }
        }
        double slope = 0;
        double stretched = 0;
        for (int k = 0; k < integral.nodes; k++) {
            double derivative = integral.weight[k] * (sigma * residual[k] - integral.node[k]);
            slope += derivative;
            stretched += derivative * (integral.node[k] - mode) / tau;
        }
        double factor = 1 / tau + stretched;
        for (int a = 0; a <= d; a++) {
            double slopeBy = a < d ? -sigma * information[a] : residuals - sigma * mode * total;
            double curvatureBy =
                    a < d ? -sigma * sigma * skew[a] : -2 * sigma * total - sigma * sigma * mode * totalSkew;
            double modeBy = tau * tau * slopeBy;
            double tauBy = 0.5 * tau * tau * tau * (curvatureBy - sigma * sigma * sigma * totalSkew * modeBy);
            gradient[a] += slope * modeBy + factor * tauBy;
        }
    }
}
