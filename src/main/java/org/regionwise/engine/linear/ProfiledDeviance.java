package org.regionwise.engine.linear;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.numeric.BlockedCholesky;
import org.regionwise.engine.numeric.Cholesky;

/**
 * The deviance profiled over β and σ² at one θ, with all that is needed for its gradient, the modes and their
 * variances.
 *
 * <p>ML: d(θ) = log|Λ'Z'ZΛ + I| + n(1 + log(2πρ²/n)); REML adds log|R_X|² and has n − p for n; ρ² is the penalised
 * residual sum of squares. Bates et al. (2015), J. Stat. Softw. 67, eqs 30 to 42. {@link DevianceGradient} has its
 * derivatives.
 */
final class ProfiledDeviance {
    /** Of the mean square of the outcome: what is left within groups is rounding. */
    private static final double EXACT = 1e-14;

    final CrossProducts sums;
    final Criterion criterion;
    final double[] theta;

    /** Λ̃ of each block, row by row. */
    final double[][] lambda;
    /** L_j of each inner level: L_jL_j' = Λ'Z_j'Z_jΛ + I. */
    final double[][] innerRoot;
    /** L_j⁻¹Λ'Z_j'[Z_outer Q y] in the columns met. */
    final double[][] innerCross;
    /** Cross-products of the remainder once inner effects are eliminated, Λ of outer blocks not yet applied. */
    final DMatrixRMaj reduced;
    /** Lower triangle of Cholesky's factor of the outer effects (with Λ and I) and fixed effects. */
    final DMatrixRMaj root;
    /** Outer spherical effects, then γ less that of least squares: both over the scale of the outcome. */
    final double[] solution;

    private final double logInnerOuter;
    private final double logFixed;
    /** ρ², over the square of the scale of the outcome. */
    final double penalisedSquares;

    ProfiledDeviance(CrossProducts sums, Criterion criterion, double[] theta) {
        this.sums = sums;
        this.criterion = criterion;
        this.theta = theta.clone();
        lambda = sums.blocks.stream().map(block -> block.factorOf(theta)).toArray(double[][]::new);
        int q = sums.inner.size;
        double[] innerLambda = lambda[sums.blocks.indexOf(sums.inner)];
        innerRoot = new double[sums.own.length][];
        innerCross = new double[sums.own.length][];
        reduced = sums.rest.copy();
        double logs = 0;
        for (int j = 0; j < sums.own.length; j++) {
            double[] m = transposeTimes(innerLambda, times(sums.own[j], innerLambda, q, q), q, q);
            for (int k = 0; k < q; k++) {
                m[k * q + k] += 1;
            }
            if (!Cholesky.factor(m, q)) {
                // θ runs away where predictors leave nothing of the groups
                throw new NotEstimable("predictors-tell-groups", Map.of());
            }
            for (int k = 0; k < q; k++) {
                logs += 2 * Math.log(m[k * q + k]);
            }
            int wide = sums.met[j].length;
            double[] u = transposeTimes(innerLambda, sums.cross[j], q, wide);
            Cholesky.solveLower(m, q, u, wide);
            innerRoot[j] = m;
            innerCross[j] = u;
            eliminate(sums.met[j], u, q);
        }
        int lead = sums.width - 1;
        DMatrixRMaj system = new DMatrixRMaj(lead, lead);
        double[] right = new double[lead];
        double[] scaled = outerScaled(reduced);
        for (int i = 0; i < lead; i++) {
            for (int k = 0; k < lead; k++) {
                system.data[i * lead + k] = scaled[i * sums.width + k];
            }
            right[i] = scaled[i * sums.width + lead];
            if (i < sums.outerSize) {
                system.data[i * lead + i] += 1;
            }
        }
        root = lead == 0 ? system : root(system);
        for (int i = 0; i < lead; i++) {
            double log = 2 * Math.log(root.unsafe_get(i, i));
            if (i < sums.outerSize) {
                logs += log;
            }
        }
        double fixed = 0;
        for (int i = sums.outerSize; i < lead; i++) {
            fixed += 2 * Math.log(root.unsafe_get(i, i));
        }
        logInnerOuter = logs;
        logFixed = fixed;
        Cholesky.solveLower(root.data, lead, right, 1);
        double squares = reduced.get(lead, lead);
        for (double each : right) {
            squares -= each * each;
        }
        if (!(squares > EXACT * sums.rows)) {
            throw new NotEstimable("groups-explain-outcome-exactly", Map.of());
        }
        penalisedSquares = squares;
        Cholesky.solveUpper(root.data, lead, right, 1);
        solution = right;
    }

    private static DMatrixRMaj root(DMatrixRMaj system) {
        int size = system.numRows;
        if (!BlockedCholesky.factor(system.data, size)) {
            throw new ArithmeticException("the penalised cross-products are not positive definite");
        }
        for (int i = 0; i < size; i++) {
            Arrays.fill(system.data, i * size + i + 1, (i + 1) * size, 0);
        }
        return system;
    }

    /** Takes U'U from the remainder in the columns met. */
    private void eliminate(int[] columns, double[] u, int q) {
        int wide = columns.length;
        for (int a = 0; a < wide; a++) {
            int row = columns[a] * sums.width;
            for (int k = 0; k < q; k++) {
                double factor = u[k * wide + a];
                if (factor != 0) {
                    for (int b = 0; b < wide; b++) {
                        reduced.data[row + columns[b]] -= factor * u[k * wide + b];
                    }
                }
            }
        }
    }

    /** K'EK, K = diag(Λ of outer blocks, I), row by row. */
    private double[] outerScaled(DMatrixRMaj e) {
        double[] right = timesOuter(e.data, sums.width);
        if (sums.outerSize == 0) {
            return right;
        }
        int width = sums.width;
        double[] both = right.clone();
        for (int f = 0; f < sums.outer.size(); f++) {
            RandomBlock block = sums.outer.get(f);
            double[] l = lambda[sums.blocks.indexOf(block)];
            int q = block.size;
            for (int level = 0; level < block.factor.size(); level++) {
                int at = sums.outerStart[f] + level * q;
                for (int i = 0; i < q; i++) {
                    for (int c = 0; c < width; c++) {
                        double sum = 0;
                        for (int k = i; k < q; k++) {
                            sum += l[k * q + i] * right[(at + k) * width + c];
                        }
                        both[(at + i) * width + c] = sum;
                    }
                }
            }
        }
        return both;
    }

    /** E K of a matrix with {@code width} columns or, if one row, a row. */
    double[] timesOuter(double[] e, int rows) {
        int width = sums.width;
        double[] product = e.clone();
        for (int f = 0; f < sums.outer.size(); f++) {
            RandomBlock block = sums.outer.get(f);
            double[] l = lambda[sums.blocks.indexOf(block)];
            int q = block.size;
            for (int level = 0; level < block.factor.size(); level++) {
                int at = sums.outerStart[f] + level * q;
                for (int r = 0; r < rows; r++) {
                    for (int i = 0; i < q; i++) {
                        double sum = 0;
                        for (int k = i; k < q; k++) {
                            sum += e[r * width + at + k] * l[k * q + i];
                        }
                        product[r * width + at + i] = sum;
                    }
                }
            }
        }
        return product;
    }

    /** AB for A q × q. */
    static double[] times(double[] a, double[] b, int q, int columns) {
        double[] product = new double[q * columns];
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < q; k++) {
                double factor = a[i * q + k];
                for (int c = 0; factor != 0 && c < columns; c++) {
                    product[i * columns + c] += factor * b[k * columns + c];
                }
            }
        }
        return product;
    }

    /** A'B for A q × q. */
    static double[] transposeTimes(double[] a, double[] b, int q, int columns) {
        double[] product = new double[q * columns];
        for (int k = 0; k < q; k++) {
            for (int i = 0; i < q; i++) {
                double factor = a[k * q + i];
                for (int c = 0; factor != 0 && c < columns; c++) {
                    product[i * columns + c] += factor * b[k * columns + c];
                }
            }
        }
        return product;
    }

    /** ν: n, or n − p under REML. */
    int degrees() {
        return criterion == Criterion.REML ? sums.rows - sums.columns : sums.rows;
    }

    /** σ̂² = ρ²/ν in the units of the outcome. */
    double residualVariance() {
        return sums.scale * sums.scale * penalisedSquares / degrees();
    }

    /** log|Λ'Z'ZΛ + I|, and log|R_X|² under REML, in the units of the predictors. */
    double logDeterminants() {
        return logInnerOuter + (criterion == Criterion.REML ? logFixed + sums.fixed.logDeterminant() : 0);
    }

    /** −2 log-likelihood at θ, with σ² at its best; the restricted one under REML. */
    double value() {
        int nu = degrees();
        return logDeterminants() + nu * (1 + Math.log(2 * Math.PI * residualVariance())) - sums.sumLogWeights;
    }

    /** The same with σ² given. */
    double value(double residualVariance) {
        double squares = sums.scale * sums.scale * penalisedSquares;
        return logDeterminants()
                + degrees() * Math.log(2 * Math.PI * residualVariance)
                + squares / residualVariance
                - sums.sumLogWeights;
    }

    /** Derivative of {@link #value(double)} by σ². */
    double slope(double residualVariance) {
        double squares = sums.scale * sums.scale * penalisedSquares;
        return (degrees() - squares / residualVariance) / residualVariance;
    }

    /** Gradient of {@link #value()} by θ. */
    double[] gradient() {
        return new DevianceGradient(this).byTheta(degrees() / penalisedSquares);
    }

    /** Gradient of {@link #value(double)} by θ. */
    double[] gradient(double residualVariance) {
        return new DevianceGradient(this).byTheta(sums.scale * sums.scale / residualVariance);
    }

    double[] innerLambda() {
        return lambda[sums.blocks.indexOf(sums.inner)];
    }

    /** What predictions need of it. */
    Elimination elimination() {
        return new Elimination(sums, lambda, innerRoot, innerCross, root, solution);
    }

    /** Spherical effects u_j of an inner level, over the scale of the outcome. */
    private double[] innerSpherical(int j) {
        int q = sums.inner.size;
        int[] met = sums.met[j];
        double[] u = elimination().innerTimesOuter(j);
        double[] spherical = new double[q];
        for (int k = 0; k < q; k++) {
            double sum = u[(k + 1) * met.length - 1];
            for (int c = 0; c < met.length - 1; c++) {
                sum -= u[k * met.length + c] * solution[met[c]];
            }
            spherical[k] = sum;
        }
        Cholesky.solveUpper(innerRoot[j], q, spherical, 1);
        return spherical;
    }

    /** Modes of the effects of one level, in the units of the outcome and of the columns of Z. */
    double[] modes(int f, int level) {
        RandomBlock block = sums.blocks.get(f);
        double[] spherical;
        if (block == sums.inner) {
            spherical = innerSpherical(level);
        } else {
            int at = sums.outerStart[sums.outer.indexOf(block)] + level * block.size;
            spherical = Arrays.copyOfRange(solution, at, at + block.size);
        }
        double[] modes = block.given(times(lambda[f], spherical, block.size, 1), 1);
        for (int k = 0; k < modes.length; k++) {
            modes[k] *= sums.scale;
        }
        return modes;
    }

    /** γ = Rβ in the units of the outcome. */
    double[] gamma() {
        double[] gamma = sums.leastSquares.clone();
        for (int k = 0; k < gamma.length; k++) {
            gamma[k] += sums.scale * solution[sums.outerSize + k];
        }
        return gamma;
    }

    /** log|V|, V = I + ZΛΛ'Z'. */
    double logVariance() {
        return logInnerOuter;
    }

    /** Lower triangle R of the root of Q'V⁻¹Q = RR', row by row. */
    double[] fixedRoot() {
        int p = sums.columns;
        double[] fixed = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int k = 0; k <= i; k++) {
                fixed[i * p + k] = root.unsafe_get(sums.outerSize + i, sums.outerSize + k);
            }
        }
        return fixed;
    }
}
