package org.regionwise.engine.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.numeric.BlockedCholesky;
import org.regionwise.engine.numeric.Cholesky;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * The gradient of a {@link ProfiledDeviance} by θ. With V = I + ZΛΛ'Z' and P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹, derivatives
 * by the covariance matrix D = ΛΛ' of one factor are sums over its levels k: of the logarithms Σ Z_k'PZ_k (under ML
 * Z_k'V⁻¹Z_k), of ρ² −Σ g_k g_k', g_k = Z_k'Py; by Λ they are 2(∂D)Λ.
 */
final class DevianceGradient {
    /** Of a diagonal entry of Λ̃. */
    private static final double WELL_CONDITIONED = 1e-2;

    private final ProfiledDeviance deviance;
    private final CrossProducts sums;
    private final Derivative[] derivatives;

    DevianceGradient(ProfiledDeviance deviance) {
        this.deviance = deviance;
        sums = deviance.sums;
        derivatives = derivatives();
    }

    /** Of the logarithms and {@code perSquares} times ρ². */
    double[] byTheta(double perSquares) {
        double[] gradient = new double[sums.parameters];
        for (int f = 0; f < derivatives.length; f++) {
            RandomBlock block = sums.blocks.get(f);
            int q = block.size;
            double[] sum = new double[q * q];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = derivatives[f].logDeterminants[i] + perSquares * derivatives[f].squares[i];
            }
            double[] by = ProfiledDeviance.times(sum, deviance.lambda[f], q, q);
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
        int lead = deviance.criterion == Criterion.REML ? sums.width - 1 : sums.outerSize;
        DMatrixRMaj inverse = inverse(lead);
        derivatives[sums.blocks.indexOf(sums.inner)] = innerDerivative(lead, inverse);
        if (sums.outerSize > 0) {
            outerDerivatives(lead, inverse, derivatives);
        }
        return derivatives;
    }

    /** Inverse of the leading part of the system. */
    private DMatrixRMaj inverse(int lead) {
        double[] lower = new double[lead * lead];
        for (int i = 0; i < lead; i++) {
            System.arraycopy(deviance.root.data, i * deviance.root.numCols, lower, i * lead, i + 1);
        }
        DMatrixRMaj whole = DMatrixRMaj.wrap(lead, lead, BlockedCholesky.inverse(lower, lead));
        SymmetricMatrix.mirrorLower(whole);
        return whole;
    }

    private Derivative innerDerivative(int lead, DMatrixRMaj inverse) {
        int q = sums.inner.size;
        double[] logs = new double[q * q];
        double[] squares = new double[q * q];
        for (int j = 0; j < sums.own.length; j++) {
            double[] factor = innerFactorTimes(j);
            double[] own = innerOwn(j, factor);
            double[] cross = marginalCross(j, factor);
            int used = sums.met[j].length - (sums.width - lead);
            double[] residual = innerResidual(j, cross);
            double[] explained = quadratic(cross, j, used, inverse);
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
    private double[] innerOwn(int j, double[] t) {
        int q = sums.inner.size;
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

    /** L_j⁻¹Λ'Z_j'Z_j. */
    private double[] innerFactorTimes(int j) {
        int q = sums.inner.size;
        double[] product = ProfiledDeviance.transposeTimes(deviance.innerLambda(), sums.own[j], q, q);
        Cholesky.solveLower(deviance.innerRoot[j], q, product, q);
        return product;
    }

    /** Z_j'V_j⁻¹[Z_outer K, Q, y] in the columns met, row by row. */
    private double[] marginalCross(int j, double[] t) {
        int q = sums.inner.size;
        int wide = sums.met[j].length;
        double[] cross = sums.cross[j].clone();
        for (int k = 0; k < q; k++) {
            for (int a = 0; a < q; a++) {
                double factor = t[k * q + a];
                for (int c = 0; factor != 0 && c < wide; c++) {
                    cross[a * wide + c] -= factor * deviance.innerCross[j][k * wide + c];
                }
            }
        }
        return sums.outerSize == 0 ? cross : deviance.elimination().metTimesOuter(cross, j);
    }

    /** g_j = Z_j'Py of an inner level, over the scale of the outcome. */
    private double[] innerResidual(int j, double[] cross) {
        int q = sums.inner.size;
        int[] met = sums.met[j];
        double[] residual = new double[q];
        for (int k = 0; k < q; k++) {
            double sum = cross[(k + 1) * met.length - 1];
            for (int c = 0; c < met.length - 1; c++) {
                sum -= cross[k * met.length + c] * deviance.solution[met[c]];
            }
            residual[k] = sum;
        }
        return residual;
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
        double[] scaled = deviance.timesOuter(deviance.reduced.data, sums.outerSize);
        for (int f = 0; f < sums.outer.size(); f++) {
            RandomBlock block = sums.outer.get(f);
            int at = sums.blocks.indexOf(block);
            double[] logs = wellConditioned(deviance.lambda[at], block.size)
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
        double[] l = deviance.lambda[sums.blocks.indexOf(block)];
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
                g[k] = deviance.reduced.data[row + width - 1];
                for (int c = 0; c < width - 1; c++) {
                    g[k] -= scaled[row + c] * deviance.solution[c];
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
                    double sum = deviance.reduced.data[(at + k) * width + at + l];
                    for (int c = 0; c < lead; c++) {
                        sum -= scaled[(at + k) * width + c] * along[c];
                    }
                    logs[k * q + l] += sum;
                }
            }
        }
        return logs;
    }
}
