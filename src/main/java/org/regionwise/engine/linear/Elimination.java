package org.regionwise.engine.linear;

import org.ejml.data.DMatrixRMaj;

/**
 * The penalised normal equations at one θ, solved: what predictions take from a {@link ProfiledDeviance}.
 *
 * @param lambda Λ̃ of each block, row by row
 * @param innerRoot L_j of each inner level: L_jL_j' = Λ'Z_j'Z_jΛ + I
 * @param innerCross L_j⁻¹Λ'Z_j'[Z_outer Q y] in the columns met
 * @param root lower triangle of Cholesky's factor of the outer effects (with Λ and I) and fixed effects
 * @param solution outer spherical effects, then γ less that of least squares: both over the scale of the outcome
 */
record Elimination(
        CrossProducts sums,
        double[][] lambda,
        double[][] innerRoot,
        double[][] innerCross,
        DMatrixRMaj root,
        double[] solution) {

    /** L_j⁻¹Λ'Z_j'[Z_outer K, Q, y] of an inner level, K the Λ of outer blocks. */
    double[] innerTimesOuter(int level) {
        return sums.outerSize == 0 ? innerCross[level] : metTimesOuter(innerCross[level], level);
    }

    /** B K in the columns that an inner level meets. */
    double[] metTimesOuter(double[] b, int level) {
        int[] met = sums.met[level];
        int wide = met.length;
        double[] product = b.clone();
        int c = 0;
        while (met[c] < sums.outerSize) {
            int f = blockOf(met[c]);
            int q = sums.outer.get(f).size;
            double[] l = lambda[sums.blocks.indexOf(sums.outer.get(f))];
            for (int row = 0; row < sums.inner.size; row++) {
                for (int i = 0; i < q; i++) {
                    double sum = 0;
                    for (int k = i; k < q; k++) {
                        sum += b[row * wide + c + k] * l[k * q + i];
                    }
                    product[row * wide + c + i] = sum;
                }
            }
            c += q;
        }
        return product;
    }

    private int blockOf(int column) {
        int f = sums.outerStart.length - 1;
        while (sums.outerStart[f] > column) {
            f--;
        }
        return f;
    }

    /** Numbers held. */
    long size() {
        long size = (long) root.numRows * root.numCols;
        for (double[] each : innerCross) {
            size += each.length;
        }
        return size;
    }
}
