package org.regionwise.engine.binomial;

import java.util.Arrays;

/**
 * A region's log-likelihood under a {@link ScaleMixture} and its derivatives, from those under each part: ℓ = log Σ_q
 * w_q e^ℓ_q, ∇ℓ = Σ_q r_q ∇ℓ_q and ∇²ℓ = Σ_q r_q (∇²ℓ_q + ∇ℓ_q ∇ℓ_q') − ∇ℓ ∇ℓ', r_q = w_q e^(ℓ_q − ℓ). A reusable
 * working space: not for use by several threads.
 */
final class MixedScore {
    private final ScaleMixture mixture;
    private final double[] logLikelihood;
    private final double[][] gradient;
    private final double[][] hessian;

    /** @param d length of θ */
    MixedScore(ScaleMixture mixture, int d) {
        this.mixture = mixture;
        this.logLikelihood = new double[mixture.size()];
        this.gradient = new double[mixture.size()][d + 1];
        this.hessian = new double[mixture.size()][(d + 1) * (d + 1)];
    }

    /** Takes part q, by the derivatives at its own σ. */
    void add(int q, double value, RegionScore score) {
        int last = score.gradient.length - 1;
        double scale = mixture.scale()[q];
        logLikelihood[q] = value;
        System.arraycopy(score.gradient, 0, gradient[q], 0, last + 1);
        System.arraycopy(score.hessian, 0, hessian[q], 0, hessian[q].length);
        gradient[q][last] *= scale;
        for (int a = 0; a <= last; a++) {
            hessian[q][last * (last + 1) + a] *= a == last ? scale * scale : scale;
        }
    }

    /** Writes the derivatives of the whole to {@code score}; returns ℓ. */
    double put(RegionScore score) {
        double value = mixture.logSum(logLikelihood);
        int size = score.gradient.length;
        Arrays.fill(score.gradient, 0);
        Arrays.fill(score.hessian, 0);
        for (int q = 0; q < mixture.size(); q++) {
            double share = mixture.weight()[q] * Math.exp(logLikelihood[q] - value);
            for (int a = 0; a < size; a++) {
                score.gradient[a] += share * gradient[q][a];
                for (int b = 0; b <= a; b++) {
                    score.hessian[a * size + b] += share * (hessian[q][a * size + b] + gradient[q][a] * gradient[q][b]);
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                score.hessian[a * size + b] -= score.gradient[a] * score.gradient[b];
            }
        }
        return value;
    }
}
