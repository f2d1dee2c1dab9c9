package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.engine.numeric.OrthonormalBasis;

/**
 * The columns of √W X that carry something of their own, as QR with orthonormal Q. In γ = Rβ the fixed effects have no
 * scale and no correlation, so that units of predictors cost no digits. Beside an intercept nor does their level, or
 * the outcome's: both are taken less their first value, an exact difference, before anything is summed.
 */
final class OrthogonalDesign {
    /** A column whose part not explained by earlier ones is smaller than this, relatively, is left out (R's lm). */
    private static final double INDEPENDENT = 1e-7;
    /** A standard deviation this small beside the values is rounding. */
    private static final double ROUNDING = 1e-12;
    /** Of the outcome less its level, relative: nothing is left to be explained. */
    private static final double EXACT_FIT = 1e-12;
    /** Of the outcome as it is written, relative: its last digits. */
    private static final double ULPS = 4 * 0x1p-53;

    final int columns;
    /** Index among all terms of each column kept. */
    final int[] kept;
    /** Terms that have one value for all rows while an earlier one already has. */
    final List<Integer> constant = new ArrayList<>();
    /** Terms that are a linear combination of earlier ones. */
    final List<Integer> collinear = new ArrayList<>();
    /** Columns of Q. */
    final double[][] basis;

    private final LinearData data;
    private final int allTerms;
    /** Position of the intercept among the columns kept, −1 without one. */
    private int intercept = -1;

    /** R, row by row. */
    private final double[] triangle;

    OrthogonalDesign(LinearData data) {
        this.data = data;
        allTerms = data.terms().size();
        List<Integer> taken = new ArrayList<>();
        List<double[]> q = new ArrayList<>();
        OrthonormalBasis all = new OrthonormalBasis();
        OrthonormalBasis level = new OrthonormalBasis();
        for (int k = 0; k < allTerms; k++) {
            double[] column = weighted(k, centre(k));
            double rounding = ROUNDING * length(weighted(k, 0)) / length(column);
            // what a level common to all rows explains is no collinearity: 2010 to 2020 is a fine predictor
            if (!(level.reduce(column) > rounding)) {
                constant.add(k);
                continue;
            }
            if (!(all.reduce(column) > INDEPENDENT)) {
                collinear.add(k);
                continue;
            }
            all.add(column);
            q.add(column);
            taken.add(k);
            if (intercept < 0 && one(data, k)) {
                intercept = taken.size() - 1;
                level.add(column);
            }
        }
        kept = taken.stream().mapToInt(Integer::intValue).toArray();
        columns = kept.length;
        basis = q.toArray(double[][]::new);
        triangle = new double[columns * columns];
        for (int k = 0; k < columns; k++) {
            double centre = k > intercept ? centre(kept[k]) : 0;
            double[] along = along(weighted(kept[k], centre));
            for (int i = 0; i <= k; i++) {
                triangle[i * columns + k] = along[i] + level(i, centre);
            }
        }
    }

    /** What is taken from a column before anything is summed: its first value, once there is an intercept. */
    private double centre(int term) {
        return intercept < 0 ? 0 : data.design().get(0, term);
    }

    /** Entry i of Q'√W of a column that is {@code value} in all rows. */
    private double level(int i, double value) {
        return intercept < 0 || value == 0
                ? 0
                : value / data.design().get(0, kept[intercept]) * triangle[i * columns + intercept];
    }

    private double[] weighted(int term, double centre) {
        double[] column = new double[data.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = Math.sqrt(data.weight(i)) * (data.design().unsafe_get(i, term) - centre);
        }
        return column;
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double each : vector) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    private static boolean one(LinearData data, int term) {
        double first = data.design().get(0, term);
        for (int i = 1; i < data.rows(); i++) {
            if (data.design().unsafe_get(i, term) != first) {
                return false;
            }
        }
        return true;
    }

    /** Q'v of a vector over rows. */
    private double[] along(double[] vector) {
        double[] along = new double[columns];
        for (int k = 0; k < columns; k++) {
            for (int i = 0; i < vector.length; i++) {
                along[k] += basis[k][i] * vector[i];
            }
        }
        return along;
    }

    /**
     * The least-squares fit of the outcome.
     *
     * @param gamma Q'√W(y − offset)
     * @param residuals √W(y − offset) less its fit
     * @param exact whether nothing but rounding is left
     */
    record LeastSquares(double[] gamma, double[] residuals, boolean exact) {}

    LeastSquares leastSquares() {
        double centre = intercept < 0 ? 0 : data.outcome(0) - data.offset(0);
        double[] y = new double[data.rows()];
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            double root = data.weighted() ? Math.sqrt(data.weight(i)) : 1;
            y[i] = root * (data.outcome(i) - data.offset(i) - centre);
            largest = Math.max(largest, root * Math.max(Math.abs(data.outcome(i)), Math.abs(data.offset(i))));
        }
        double before = length(y);
        double[] gamma = new double[columns];
        for (int pass = 0; pass < 2; pass++) {
            double[] along = along(y);
            for (int k = 0; k < columns; k++) {
                gamma[k] += along[k];
                for (int i = 0; i < y.length; i++) {
                    y[i] -= along[k] * basis[k][i];
                }
            }
        }
        for (int k = 0; k <= intercept; k++) {
            gamma[k] += level(k, centre);
        }
        double digits = ULPS * largest * Math.sqrt(y.length);
        return new LeastSquares(gamma, y, !(length(y) > Math.max(EXACT_FIT * before, digits)));
    }

    /** β = R⁻¹γ for all terms, NaN for those left out. */
    double[] coefficients(double[] gamma) {
        double[] solved = gamma.clone();
        for (int i = columns - 1; i >= 0; i--) {
            for (int k = i + 1; k < columns; k++) {
                solved[i] -= triangle[i * columns + k] * solved[k];
            }
            solved[i] /= triangle[i * columns + i];
        }
        double[] beta = new double[allTerms];
        Arrays.fill(beta, Double.NaN);
        for (int k = 0; k < columns; k++) {
            beta[kept[k]] = solved[k];
        }
        return beta;
    }

    /** R'⁻¹x of a row x of all terms, so that x'β = (R'⁻¹x)'γ. */
    double[] row(double[] x) {
        double[] row = new double[columns];
        for (int k = 0; k < columns; k++) {
            double sum = x[kept[k]];
            for (int i = 0; i < k; i++) {
                sum -= triangle[i * columns + k] * row[i];
            }
            row[k] = sum / triangle[k * columns + k];
        }
        return row;
    }

    /** log |X'WX| of the columns kept. */
    double logDeterminant() {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
            sum += 2 * Math.log(Math.abs(triangle[k * columns + k]));
        }
        return sum;
    }
}
