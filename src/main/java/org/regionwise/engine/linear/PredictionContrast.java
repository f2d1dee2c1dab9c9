package org.regionwise.engine.linear;

import org.regionwise.engine.numeric.Cholesky;

/**
 * A linear combination a'β + Σ d'b_k of fixed effects and of effects of levels, whose error (estimate less truth)
 * has the variance σ²‖root‖². Two combinations that name the same inner level have the covariance σ² root'root.
 */
final class PredictionContrast {
    private final ProfiledDeviance deviance;
    private final CrossProducts sums;
    private final double[] rest;
    private double[] innerPart;

    PredictionContrast(ProfiledDeviance deviance) {
        this.deviance = deviance;
        sums = deviance.sums;
        rest = new double[sums.width - 1];
        innerPart = new double[sums.inner.size];
    }

    /** Adds x'β, x of all terms in their own units. */
    PredictionContrast fixed(double[] x) {
        double[] row = sums.fixed.row(x);
        for (int k = 0; k < row.length; k++) {
            rest[sums.outerSize + k] += row[k];
        }
        return this;
    }

    /** Adds z'b of one level of a factor; at most one level of the inner factor. */
    PredictionContrast level(int f, int level, double[] z) {
        RandomBlock block = sums.blocks.get(f);
        double[] along = ProfiledDeviance.transposeTimes(deviance.lambda[f], block.scaled(z), block.size, 1);
        if (block != sums.inner) {
            int at = sums.outerStart[sums.outer.indexOf(block)] + level * block.size;
            for (int k = 0; k < block.size; k++) {
                rest[at + k] += along[k];
            }
            return this;
        }
        Cholesky.solveLower(deviance.innerRoot[level], block.size, along, 1);
        double[] u = sums.outerSize == 0
                ? deviance.innerCross[level]
                : deviance.metTimesOuter(deviance.innerCross[level], level);
        int[] met = sums.met[level];
        for (int c = 0; c < met.length - 1; c++) {
            for (int k = 0; k < block.size; k++) {
                rest[met[c]] -= u[k * met.length + c] * along[k];
            }
        }
        innerPart = along;
        return this;
    }

    /** The root, β estimated. */
    double[] root() {
        return root(sums.width - 1);
    }

    /** The root given β. */
    double[] rootGivenFixed() {
        return root(sums.outerSize);
    }

    private double[] root(int lead) {
        double[] all = new double[innerPart.length + lead];
        for (int i = 0; i < lead; i++) {
            double sum = rest[i];
            for (int k = 0; k < i; k++) {
                sum -= deviance.root.unsafe_get(i, k) * all[innerPart.length + k];
            }
            all[innerPart.length + i] = sum / deviance.root.unsafe_get(i, i);
        }
        System.arraycopy(innerPart, 0, all, 0, innerPart.length);
        return all;
    }
}
