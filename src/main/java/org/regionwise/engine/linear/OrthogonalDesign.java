package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.engine.numeric.OrthonormalBasis;

/**
 * The columns of √W X that carry something of their own, as QR with orthonormal Q. In γ = Rβ the fixed effects have no
 * scale and no correlation, so that units of predictors cost no digits.
 */
final class OrthogonalDesign {
    /** A column whose part not explained by earlier ones is smaller than this, relatively, is left out (R's lm). */
    private static final double INDEPENDENT = 1e-7;
    /** A standard deviation this small beside the values is rounding. */
    private static final double ROUNDING = 1e-12;

    final int columns;
    /** Index among all terms of each column kept. */
    final int[] kept;
    /** Terms that have one value for all rows while an earlier one already has. */
    final List<Integer> constant = new ArrayList<>();
    /** Terms that are a linear combination of earlier ones. */
    final List<Integer> collinear = new ArrayList<>();
    /** Columns of Q. */
    final double[][] basis;

    private final int allTerms;
    /** R, row by row. */
    private final double[] triangle;

    OrthogonalDesign(LinearData data) {
        int rows = data.rows();
        allTerms = data.terms().size();
        List<Integer> taken = new ArrayList<>();
        List<double[]> q = new ArrayList<>();
        OrthonormalBasis all = new OrthonormalBasis();
        OrthonormalBasis level = new OrthonormalBasis();
        boolean centred = false;
        for (int k = 0; k < allTerms; k++) {
            double[] column = weighted(data, k);
            // what a level common to all rows explains is no collinearity: 2010 to 2020 is a fine predictor
            double beyondLevel = level.reduce(column);
            if (!(beyondLevel > ROUNDING)) {
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
            if (!centred && one(data, k)) {
                centred = true;
                level.add(column);
            }
        }
        kept = taken.stream().mapToInt(Integer::intValue).toArray();
        columns = kept.length;
        basis = q.toArray(double[][]::new);
        triangle = new double[columns * columns];
        for (int k = 0; k < columns; k++) {
            double[] column = weighted(data, kept[k]);
            for (int i = 0; i <= k; i++) {
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum += basis[i][row] * column[row];
                }
                triangle[i * columns + k] = sum;
            }
        }
    }

    private static double[] weighted(LinearData data, int term) {
        double[] column = new double[data.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = Math.sqrt(data.weight(i)) * data.design().unsafe_get(i, term);
        }
        return column;
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
    double[] along(double[] vector) {
        double[] along = new double[columns];
        for (int k = 0; k < columns; k++) {
            for (int i = 0; i < vector.length; i++) {
                along[k] += basis[k][i] * vector[i];
            }
        }
        return along;
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
