package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighted least squares of scores on the variables that weights were calibrated on: x_i'B with
 * B = (Σ d_i x_i x_i')⁻¹ Σ d_i x_i u_i, over all respondents. Source: Deville &amp; Särndal (1992), <i>JASA</i> 87,
 * whose variance of a calibrated estimate is that of the residuals u_i − x_i'B.
 *
 * <p>Respondents enter by pattern, those with equal x_i together. Orthonormal columns of √D X come from Gram–Schmidt,
 * done twice; a column that the others give but for {@link #COLLINEAR} of its length is left out, as R's {@code qr}
 * does.
 */
final class CalibrationProjection {
    private static final double COLLINEAR = 1e-7;

    private final double[] root;
    private final List<double[]> basis = new ArrayList<>();

    /**
     * @param x one row a pattern
     * @param baseWeights D, Σ d_i of each pattern; a pattern of weight 0 is fitted 0
     */
    CalibrationProjection(double[][] x, double[] baseWeights) {
        this.root = new double[x.length];
        for (int p = 0; p < x.length; p++) {
            root[p] = Math.sqrt(baseWeights[p]);
        }
        for (int k = 0; x.length > 0 && k < x[0].length; k++) {
            double[] column = new double[x.length];
            for (int p = 0; p < x.length; p++) {
                column[p] = root[p] * x[p][k];
            }
            double length = Math.sqrt(product(column, column));
            for (int time = 0; time < 2; time++) {
                for (double[] each : basis) {
                    double along = product(column, each);
                    for (int p = 0; p < column.length; p++) {
                        column[p] -= along * each[p];
                    }
                }
            }
            double left = Math.sqrt(product(column, column));
            if (left > COLLINEAR * length) {
                for (int p = 0; p < column.length; p++) {
                    column[p] /= left;
                }
                basis.add(column);
            }
        }
    }

    /**
     * x_p'B of each pattern.
     *
     * @param totals Σ d_i u_i of each pattern
     */
    double[] fitted(double[] totals) {
        double[] fitted = new double[root.length];
        for (double[] each : basis) {
            double along = 0;
            for (int p = 0; p < root.length; p++) {
                if (totals[p] != 0) {
                    along += each[p] * totals[p] / root[p];
                }
            }
            for (int p = 0; p < root.length; p++) {
                fitted[p] += along * each[p];
            }
        }
        for (int p = 0; p < root.length; p++) {
            fitted[p] = root[p] > 0 ? fitted[p] / root[p] : 0;
        }
        return fitted;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            sum += a[p] * b[p];
        }
        return sum;
    }
}
