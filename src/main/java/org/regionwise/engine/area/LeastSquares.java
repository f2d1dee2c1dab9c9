package org.regionwise.engine.area;

import org.ejml.data.DMatrixRMaj;

/**
 * Weighted least squares of the rows of an {@link AreaRegression} by Householder reflections of W^½[X, θ̂], in O(m p²);
 * β̂ = R⁻¹Q'W^½θ̂ and (X'WX)⁻¹ = R⁻¹R⁻ᵀ. Golub &amp; Van Loan (2013), section 5.3.
 *
 * <p>Not by EJML's solver, which keeps all m p numbers of its decomposition: a posterior keeps a fit for every node of
 * σ, and of each only R, β̂ and the residuals.
 */
final class LeastSquares {
    private final AreaRegression regression;
    private final double[] weight;
    private final int columns;
    /** Upper triangle R, row-major. */
    private final double[] r;
    /** β̂ of the scaled predictors. */
    final double[] beta;

    /** θ̂_j − x_j'β̂ in the order of the rows. */
    final double[] residual;

    private final double weightedSquares;

    LeastSquares(AreaRegression regression, double[] weight) {
        this.regression = regression;
        this.weight = weight;
        this.columns = regression.columns;
        int rows = weight.length;
        double[][] column = new double[columns + 1][rows];
        for (int i = 0; i < rows; i++) {
            double root = Math.sqrt(weight[i]);
            for (int k = 0; k < columns; k++) {
                column[k][i] = root * regression.x[i * columns + k];
            }
            column[columns][i] = root * regression.estimate[i];
        }
        for (int k = 0; k < columns; k++) {
            reflect(column, k);
        }
        r = new double[columns * columns];
        beta = new double[columns];
        for (int k = columns - 1; k >= 0; k--) {
            double sum = column[columns][k];
            for (int l = k; l < columns; l++) {
                r[k * columns + l] = column[l][k];
                sum -= l == k ? 0 : column[l][k] * beta[l];
            }
            beta[k] = sum / column[k][k];
        }
        residual = new double[rows];
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            residual[i] = regression.estimate[i] - predictor(regression.x, i * columns);
            squares += weight[i] * residual[i] * residual[i];
        }
        weightedSquares = squares;
    }

    /** Makes column k zero below row k, and does the same to the columns after it. */
    private static void reflect(double[][] column, int k) {
        double[] pivot = column[k];
        int rows = pivot.length;
        double square = 0;
        for (int i = k; i < rows; i++) {
            square += pivot[i] * pivot[i];
        }
        double diagonal = pivot[k] > 0 ? -Math.sqrt(square) : Math.sqrt(square);
        double first = pivot[k] - diagonal;
        double scale = square - diagonal * pivot[k];
        for (int l = k + 1; l < column.length && scale != 0; l++) {
            double[] other = column[l];
            double product = first * other[k];
            for (int i = k + 1; i < rows; i++) {
                product += pivot[i] * other[i];
            }
            double factor = product / scale;
            other[k] -= factor * first;
            for (int i = k + 1; i < rows; i++) {
                other[i] -= factor * pivot[i];
            }
        }
        pivot[k] = diagonal;
    }

    /** x'β̂ of the scaled predictors that begin at {@code from}. */
    double predictor(double[] x, int from) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
            sum += x[from + k] * beta[k];
        }
        return sum;
    }

    /** R⁻ᵀx of the scaled predictors that begin at {@code from}: its squared length is x'(X'WX)⁻¹x. */
    double[] reduced(double[] x, int from) {
        double[] q = new double[columns];
        for (int k = 0; k < columns; k++) {
            double sum = x[from + k];
            for (int l = 0; l < k; l++) {
                sum -= r[l * columns + k] * q[l];
            }
            q[k] = sum / r[k * columns + k];
        }
        return q;
    }

    /** The same of row i. */
    double[] reduced(int i) {
        return reduced(regression.x, i * columns);
    }

    /** x'(X'WX)⁻¹x of the scaled predictors that begin at {@code from}. */
    double spread(double[] x, int from) {
        double sum = 0;
        for (double q : reduced(x, from)) {
            sum += q * q;
        }
        return sum;
    }

    /** h_j = w_j x_j'(X'WX)⁻¹x_j of row i, in (0, 1]. */
    double leverage(int i) {
        return Math.min(1, weight[i] * spread(regression.x, i * columns));
    }

    /** (X'WX)⁻¹ of the scaled predictors. */
    DMatrixRMaj covariance() {
        DMatrixRMaj covariance = new DMatrixRMaj(columns, columns);
        for (double[] root : rootCovariance()) {
            for (int a = 0; a < columns; a++) {
                for (int b = 0; b < columns; b++) {
                    covariance.add(a, b, root[a] * root[b]);
                }
            }
        }
        return covariance;
    }

    /** x'β of a scaled row. */
    double fitted(double[] row) {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            sum += row[i] * beta[i];
        }
        return sum;
    }

    /** √(x'(X'WX)⁻¹x) of a scaled row. */
    double fittedError(double[] row) {
        double squares = 0;
        for (double[] root : rootCovariance()) {
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += row[i] * root[i];
            }
            squares += sum * sum;
        }
        return Math.sqrt(squares);
    }

    /** The columns of R⁻¹, whose outer products sum to (X'WX)⁻¹. */
    double[][] rootCovariance() {
        double[][] root = new double[columns][];
        for (int i = 0; i < columns; i++) {
            double[] unit = new double[columns];
            unit[i] = 1;
            root[i] = solved(unit);
        }
        return root;
    }

    /** R⁻¹z. */
    private double[] solved(double[] z) {
        double[] solved = new double[columns];
        for (int k = columns - 1; k >= 0; k--) {
            double sum = z[k];
            for (int l = k + 1; l < columns; l++) {
                sum -= r[k * columns + l] * solved[l];
            }
            solved[k] = sum / r[k * columns + k];
        }
        return solved;
    }

    /** β̂ + R⁻¹z: a draw of β from N(β̂, (X'WX)⁻¹) where z is standard normal. */
    double[] drawn(double[] z) {
        double[] drawn = solved(z);
        for (int k = 0; k < columns; k++) {
            drawn[k] += beta[k];
        }
        return drawn;
    }

    /** log |det R| = ½ log |X'WX|. */
    double logDiagonal() {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
            sum += Math.log(Math.abs(r[k * columns + k]));
        }
        return sum;
    }

    /** Σ w_j r_j². */
    double weightedSquares() {
        return weightedSquares;
    }
}
