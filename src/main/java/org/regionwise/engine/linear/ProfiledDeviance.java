package org.regionwise.engine.linear;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.numeric.Cholesky;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * The deviance profiled over β and σ² at one θ, with all that is needed for its gradient, the modes and their
 * variances.
 *
 * <p>ML: d(θ) = log|Λ'Z'ZΛ + I| + n(1 + log(2πρ²/n)); REML adds log|R_X|² and has n − p for n; ρ² is the penalised
 * residual sum of squares. Bates et al. (2015), J. Stat. Softw. 67, eqs 30 to 42. With V = I + ZΛΛ'Z' and P = V⁻¹ −
 * V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹, both derivatives by the covariance matrix D = ΛΛ' of one factor are sums over its levels k:
 * ∂log|·| = Σ Z_k'PZ_k (under ML Z_k'V⁻¹Z_k), ∂ρ² = −Σ g_k g_k', g_k = Z_k'Py; and by Λ they are 2(∂D)Λ.
 */
final class ProfiledDeviance {
    /** Of the mean square of the outcome: what is left within groups is rounding. */
    private static final double EXACT = 1e-14;
    /** Of a diagonal entry of Λ̃. */
    private static final double WELL_CONDITIONED = 1e-2;

    final CrossProducts sums;
    final Criterion criterion;
    final double[] theta;

    /** Λ̃ of each block, row by row. */
    private final double[][] lambda;
    /** L_j of each inner level: L_jL_j' = Λ'Z_j'Z_jΛ + I. */
    private final double[][] innerRoot;
    /** L_j⁻¹Λ'Z_j'[Z_outer Q y] in the columns met. */
    private final double[][] innerCross;
    /** Cross-products of the remainder once inner effects are eliminated, Λ of outer blocks not yet applied. */
    private final DMatrixRMaj reduced;
    /** Lower triangle of Cholesky's factor of the outer effects (with Λ and I) and fixed effects. */
    private final DMatrixRMaj root;
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
                throw new ArithmeticException("I plus a cross-product is not positive definite");
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
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(system.numRows, true);
        if (!cholesky.decompose(system)) {
            throw new ArithmeticException("the penalised cross-products are not positive definite");
        }
        return cholesky.getT(null);
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
    private double[] timesOuter(double[] e, int rows) {
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
    private static double[] times(double[] a, double[] b, int q, int columns) {
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
    private static double[] transposeTimes(double[] a, double[] b, int q, int columns) {
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
        return gradient(derivatives(), degrees() / penalisedSquares);
    }

    /** Gradient of {@link #value(double)} by θ. */
    double[] gradient(double residualVariance) {
        return gradient(derivatives(), sums.scale * sums.scale / residualVariance);
    }

    private double[] gradient(Derivative[] derivatives, double perSquares) {
        double[] gradient = new double[sums.parameters];
        for (int f = 0; f < derivatives.length; f++) {
            RandomBlock block = sums.blocks.get(f);
            int q = block.size;
            double[] sum = new double[q * q];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = derivatives[f].logDeterminants[i] + perSquares * derivatives[f].squares[i];
            }
            double[] by = times(sum, lambda[f], q, q);
            for (int i = 0; i < block.parameters(); i++) {
                gradient[block.thetaStart + i] = 2 * by[block.thetaRow[i] * q + block.thetaColumn[i]];
            }
        }
        return gradient;
    }

    /**
     * Derivatives by D of one block, row by row.
     *
     * @param logDeterminants of the logarithms
     * @param squares of ρ²
     */
    private record Derivative(double[] logDeterminants, double[] squares) {}

    private Derivative[] derivatives() {
        Derivative[] derivatives = new Derivative[sums.blocks.size()];
        int lead = criterion == Criterion.REML ? sums.width - 1 : sums.outerSize;
        DMatrixRMaj inverse = sums.outerSize == 0 ? null : inverse(lead);
        derivatives[sums.blocks.indexOf(sums.inner)] = innerDerivative(lead, inverse);
        if (sums.outerSize > 0) {
            outerDerivatives(lead, inverse, derivatives);
        }
        return derivatives;
    }

    /**
     * Inverse of the leading part of the system, X'X with X = L⁻¹: two sixths of lead³ multiplications, all along rows.
     */
    private DMatrixRMaj inverse(int lead) {
        double[] x = new double[lead * lead];
        double[] inverse = new double[lead * lead];
        for (int i = 0; i < lead; i++) {
            int row = i * lead;
            x[row + i] = 1;
            for (int k = 0; k < i; k++) {
                addRow(-root.unsafe_get(i, k), x, k * lead, x, row, k + 1);
            }
            double pivot = root.unsafe_get(i, i);
            for (int c = 0; c <= i; c++) {
                x[row + c] /= pivot;
            }
            for (int k = 0; k <= i; k++) {
                addRow(x[row + k], x, row, inverse, k * lead, k + 1);
            }
        }
        DMatrixRMaj whole = DMatrixRMaj.wrap(lead, lead, inverse);
        SymmetricMatrix.mirrorLower(whole);
        return whole;
    }

    private static void addRow(double factor, double[] from, int start, double[] to, int at, int length) {
        for (int c = 0; c < length; c++) {
            to[at + c] += factor * from[start + c];
        }
    }

    private Derivative innerDerivative(int lead, DMatrixRMaj inverse) {
        int q = sums.inner.size;
        double[] logs = new double[q * q];
        double[] squares = new double[q * q];
        for (int j = 0; j < sums.own.length; j++) {
            double[] own = innerOwn(j);
            double[] cross = innerCross(j);
            int wide = sums.met[j].length;
            int used = wide - (sums.width - lead);
            double[] residual = innerResidual(j, cross);
            double[] explained = inverse == null ? quadratic(cross, wide, used, q) : quadratic(cross, j, used, inverse);
            for (int i = 0; i < q; i++) {
                for (int k = 0; k < q; k++) {
                    logs[i * q + k] += own[i * q + k] - explained[i * q + k];
                    squares[i * q + k] -= residual[i] * residual[k];
                }
            }
        }
        return new Derivative(logs, squares);
    }

    /** Z_j'V_j⁻¹Z_j, V_j of inner effects only. */
    double[] innerOwn(int j) {
        int q = sums.inner.size;
        double[] t = innerFactorTimes(j, sums.own[j], q);
        double[] own = sums.own[j].clone();
        for (int k = 0; k < q; k++) {
            for (int a = 0; a < q; a++) {
                for (int b = 0; b < q; b++) {
                    own[a * q + b] -= t[k * q + a] * t[k * q + b];
                }
            }
        }
        return own;
    }

    /** L_j⁻¹Λ'B. */
    private double[] innerFactorTimes(int j, double[] b, int wide) {
        double[] product = transposeTimes(innerLambda(), b, sums.inner.size, wide);
        Cholesky.solveLower(innerRoot[j], sums.inner.size, product, wide);
        return product;
    }

    private double[] innerLambda() {
        return lambda[sums.blocks.indexOf(sums.inner)];
    }

    /** Z_j'V_j⁻¹[Z_outer K, Q, y] in the columns met, row by row. */
    double[] innerCross(int j) {
        int q = sums.inner.size;
        int wide = sums.met[j].length;
        double[] t = innerFactorTimes(j, sums.own[j], q);
        double[] cross = sums.cross[j].clone();
        for (int k = 0; k < q; k++) {
            for (int a = 0; a < q; a++) {
                double factor = t[k * q + a];
                for (int c = 0; factor != 0 && c < wide; c++) {
                    cross[a * wide + c] -= factor * innerCross[j][k * wide + c];
                }
            }
        }
        return sums.outerSize == 0 ? cross : metTimesOuter(cross, j);
    }

    /** B K in the columns met. */
    private double[] metTimesOuter(double[] b, int j) {
        int[] met = sums.met[j];
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

    /** g_j = Z_j'Py of an inner level, over the scale of the outcome. */
    double[] innerResidual(int j, double[] cross) {
        int q = sums.inner.size;
        int[] met = sums.met[j];
        double[] residual = new double[q];
        for (int k = 0; k < q; k++) {
            double sum = cross[(k + 1) * met.length - 1];
            for (int c = 0; c < met.length - 1; c++) {
                sum -= cross[k * met.length + c] * solution[met[c]];
            }
            residual[k] = sum;
        }
        return residual;
    }

    /** C S⁻¹ C' by the root of S, where only fixed effects are left. */
    private double[] quadratic(double[] cross, int wide, int used, int q) {
        double[] square = new double[q * q];
        double[] solved = new double[used];
        double[][] all = new double[q][];
        for (int k = 0; k < q; k++) {
            System.arraycopy(cross, k * wide, solved, 0, used);
            for (int i = 0; i < used; i++) {
                for (int l = 0; l < i; l++) {
                    solved[i] -= root.unsafe_get(i, l) * solved[l];
                }
                solved[i] /= root.unsafe_get(i, i);
            }
            all[k] = solved.clone();
            for (int l = 0; l <= k; l++) {
                for (int i = 0; i < used; i++) {
                    square[k * q + l] += all[k][i] * all[l][i];
                }
                square[l * q + k] = square[k * q + l];
            }
        }
        return square;
    }

    /** C S⁻¹ C' in the columns met. */
    private double[] quadratic(double[] cross, int j, int used, DMatrixRMaj inverse) {
        int q = sums.inner.size;
        int[] met = sums.met[j];
        double[] square = new double[q * q];
        double[] along = new double[q];
        for (int a = 0; a < used; a++) {
            Arrays.fill(along, 0);
            for (int b = 0; b < used; b++) {
                double s = inverse.unsafe_get(met[a], met[b]);
                for (int k = 0; k < q; k++) {
                    along[k] += s * cross[k * met.length + b];
                }
            }
            for (int k = 0; k < q; k++) {
                for (int l = 0; l < q; l++) {
                    square[k * q + l] += cross[k * met.length + a] * along[l];
                }
            }
        }
        return square;
    }

    private void outerDerivatives(int lead, DMatrixRMaj inverse, Derivative[] derivatives) {
        double[] scaled = timesOuter(reduced.data, sums.outerSize);
        for (int f = 0; f < sums.outer.size(); f++) {
            RandomBlock block = sums.outer.get(f);
            int at = sums.blocks.indexOf(block);
            double[] logs = wellConditioned(lambda[at], block.size)
                    ? outerLogsByIdentity(f, inverse)
                    : outerLogs(f, lead, inverse, scaled);
            derivatives[at] = new Derivative(logs, outerSquares(f, scaled));
        }
    }

    private static boolean wellConditioned(double[] lambda, int q) {
        for (int k = 0; k < q; k++) {
            if (Math.abs(lambda[k * q + k]) < WELL_CONDITIONED) {
                return false;
            }
        }
        return true;
    }

    /** By Λ'Z_k'PZ_kΛ = I − (S⁻¹)_kk, which costs nothing, and loses digits only as Λ nears 0. */
    private double[] outerLogsByIdentity(int f, DMatrixRMaj inverse) {
        RandomBlock block = sums.outer.get(f);
        int q = block.size;
        double[] sum = new double[q * q];
        for (int level = 0; level < block.factor.size(); level++) {
            int at = sums.outerStart[f] + level * q;
            for (int k = 0; k < q; k++) {
                for (int l = 0; l < q; l++) {
                    sum[k * q + l] += (k == l ? 1 : 0) - inverse.unsafe_get(at + k, at + l);
                }
            }
        }
        double[] l = lambda[sums.blocks.indexOf(block)];
        Cholesky.solveUpper(l, q, sum, q);
        double[] transposed = new double[q * q];
        for (int k = 0; k < q; k++) {
            for (int i = 0; i < q; i++) {
                transposed[i * q + k] = sum[k * q + i];
            }
        }
        Cholesky.solveUpper(l, q, transposed, q);
        return transposed;
    }

    private double[] outerSquares(int f, double[] scaled) {
        int width = sums.width;
        RandomBlock block = sums.outer.get(f);
        int q = block.size;
        double[] squares = new double[q * q];
        double[] g = new double[q];
        for (int level = 0; level < block.factor.size(); level++) {
            for (int k = 0; k < q; k++) {
                int row = (sums.outerStart[f] + level * q + k) * width;
                g[k] = reduced.data[row + width - 1];
                for (int c = 0; c < width - 1; c++) {
                    g[k] -= scaled[row + c] * solution[c];
                }
            }
            for (int k = 0; k < q; k++) {
                for (int l = 0; l < q; l++) {
                    squares[k * q + l] -= g[k] * g[l];
                }
            }
        }
        return squares;
    }

    /** Z_k'PZ_k summed as it stands, for any Λ. */
    private double[] outerLogs(int f, int lead, DMatrixRMaj inverse, double[] scaled) {
        int width = sums.width;
        RandomBlock block = sums.outer.get(f);
        int q = block.size;
        double[] logs = new double[q * q];
        for (int level = 0; level < block.factor.size(); level++) {
            int at = sums.outerStart[f] + level * q;
            for (int l = 0; l < q; l++) {
                double[] along = new double[lead];
                int row = (at + l) * width;
                for (int a = 0; a < lead; a++) {
                    double sum = 0;
                    for (int b = 0; b < lead; b++) {
                        sum += inverse.data[a * lead + b] * scaled[row + b];
                    }
                    along[a] = sum;
                }
                for (int k = 0; k < q; k++) {
                    double sum = reduced.data[(at + k) * width + at + l];
                    for (int c = 0; c < lead; c++) {
                        sum -= scaled[(at + k) * width + c] * along[c];
                    }
                    logs[k * q + l] += sum;
                }
            }
        }
        return logs;
    }

    /** Spherical effects u_j of an inner level, over the scale of the outcome. */
    private double[] innerSpherical(int j) {
        int q = sums.inner.size;
        int[] met = sums.met[j];
        double[] u = sums.outerSize == 0 ? innerCross[j] : metTimesOuter(innerCross[j], j);
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

    /** Lower triangle of the root of Q'V⁻¹Q; of models with one factor. */
    DMatrixRMaj fixedRoot() {
        return root;
    }

    /**
     * Effects of one level given γ = Rβ: N(atLeastSquares − byGamma (γ − γ₀), σ² root root'), γ₀ of least squares, in
     * the units of outcome and columns of Z.
     *
     * @param byGamma q × p, row by row
     * @param root q × q, row by row
     */
    record EffectGivenFixed(double[] atLeastSquares, double[] byGamma, double[] root) {}

    /** Of a model with one factor. */
    EffectGivenFixed effectGivenFixed(int level) {
        int q = sums.inner.size;
        int p = sums.columns;
        double[] inverse = new double[q * q];
        for (int k = 0; k < q; k++) {
            inverse[k * q + k] = 1;
        }
        Cholesky.solveUpper(innerRoot[level], q, inverse, q);
        double[] effectRoot = sums.inner.given(times(innerLambda(), inverse, q, q), q);
        double[] all = times(effectRoot, innerCross[level], q, p + 1);
        double[] at = new double[q];
        double[] by = new double[q * p];
        for (int k = 0; k < q; k++) {
            at[k] = sums.scale * all[k * (p + 1) + p];
            System.arraycopy(all, k * (p + 1), by, k * p, p);
        }
        return new EffectGivenFixed(at, by, effectRoot);
    }

    /** What β and b add up to, of whose error the variance is asked. */
    Contrast contrast() {
        return new Contrast();
    }

    /**
     * A linear combination a'β + Σ d'b_k of fixed effects and of effects of levels, whose error (estimate less truth)
     * has the variance σ²‖root‖². Two combinations that name the same inner level have the covariance σ² root'root.
     */
    final class Contrast {
        private final double[] rest = new double[sums.width - 1];
        private double[] innerPart = new double[sums.inner.size];
        private int innerLevel = -1;

        /** Adds x'β, x of all terms in their own units. */
        Contrast fixed(double[] x) {
            double[] row = sums.fixed.row(x);
            for (int k = 0; k < row.length; k++) {
                rest[sums.outerSize + k] += row[k];
            }
            return this;
        }

        /** Adds z'b of one level of a factor; at most one level of the inner factor. */
        Contrast level(int f, int level, double[] z) {
            RandomBlock block = sums.blocks.get(f);
            double[] along = transposeTimes(lambda[f], block.scaled(z), block.size, 1);
            if (block != sums.inner) {
                int at = sums.outerStart[sums.outer.indexOf(block)] + level * block.size;
                for (int k = 0; k < block.size; k++) {
                    rest[at + k] += along[k];
                }
                return this;
            }
            Cholesky.solveLower(innerRoot[level], block.size, along, 1);
            double[] u = sums.outerSize == 0 ? innerCross[level] : metTimesOuter(innerCross[level], level);
            int[] met = sums.met[level];
            for (int c = 0; c < met.length - 1; c++) {
                for (int k = 0; k < block.size; k++) {
                    rest[met[c]] -= u[k * met.length + c] * along[k];
                }
            }
            innerLevel = level;
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
                    sum -= root.unsafe_get(i, k) * all[innerPart.length + k];
                }
                all[innerPart.length + i] = sum / root.unsafe_get(i, i);
            }
            System.arraycopy(innerPart, 0, all, 0, innerPart.length);
            return all;
        }

        int innerLevel() {
            return innerLevel;
        }
    }
}
