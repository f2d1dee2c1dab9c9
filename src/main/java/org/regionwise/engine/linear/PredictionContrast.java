package org.regionwise.engine.linear;

import org.regionwise.engine.numeric.Cholesky;

/**
 * A linear combination a'β + Σ d'b_k of fixed effects and of effects of levels, whose error (estimate less truth)
 * has the variance σ²‖root‖². Two combinations that name the same inner level have the covariance σ² root'root.
 */
final class PredictionContrast {
    private final Elimination at;
    private final CrossProducts sums;
    private final double[] rest;
    private double[] innerPart;
    /** The inner level's own part of the outcome, L_j⁻¹Λ'Z_j'y. */
    private double innerOutcome;

    PredictionContrast(ProfiledDeviance deviance) {
        this(deviance.elimination());
    }

    PredictionContrast(Elimination at) {
        this.at = at;
        sums = at.sums();
        rest = new double[sums.width - 1];
        innerPart = new double[sums.inner.size];
    }

    /** Adds x'β, x of all terms in their own units. */
    PredictionContrast fixed(double[] x) {
        return fixedRow(sums.fixed.row(x));
    }

    /** Adds row'γ. */
    PredictionContrast fixedRow(double[] row) {
        for (int k = 0; k < row.length; k++) {
            rest[sums.outerSize + k] += row[k];
        }
        return this;
    }

    /** Adds z'b of one level of a factor; at most one level of the inner factor. */
    PredictionContrast level(int f, int level, double[] z) {
        RandomBlock block = sums.blocks.get(f);
        double[] along = ProfiledDeviance.transposeTimes(at.lambda()[f], block.scaled(z), block.size, 1);
        if (block != sums.inner) {
            int start = sums.outerStart[sums.outer.indexOf(block)] + level * block.size;
            for (int k = 0; k < block.size; k++) {
                rest[start + k] += along[k];
            }
            return this;
        }
        Cholesky.solveLower(at.innerRoot()[level], block.size, along, 1);
        double[] u = at.innerTimesOuter(level);
        int[] met = sums.met[level];
        for (int c = 0; c < met.length - 1; c++) {
            for (int k = 0; k < block.size; k++) {
                rest[met[c]] -= u[k * met.length + c] * along[k];
            }
        }
        for (int k = 0; k < block.size; k++) {
            innerOutcome += u[(k + 1) * met.length - 1] * along[k];
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
                sum -= at.root().unsafe_get(i, k) * all[innerPart.length + k];
            }
            all[innerPart.length + i] = sum / at.root().unsafe_get(i, i);
        }
        System.arraycopy(innerPart, 0, all, 0, innerPart.length);
        return all;
    }

    /** Its value at the solution of the normal equations, γ less that of least squares, over the outcome's scale. */
    double atSolution() {
        double sum = innerOutcome;
        for (int i = 0; i < rest.length; i++) {
            sum += rest[i] * at.solution()[i];
        }
        return sum;
    }

    /** What it has of γ once the effects have their means given γ. */
    double[] alongFixed() {
        double[] root = rootGivenFixed();
        double[] along = new double[sums.columns];
        for (int i = 0; i < along.length; i++) {
            double sum = rest[sums.outerSize + i];
            for (int k = 0; k < sums.outerSize; k++) {
                sum -= at.root().unsafe_get(sums.outerSize + i, k) * root[innerPart.length + k];
            }
            along[i] = sum;
        }
        return along;
    }
}
