package org.regionwise.engine.numeric;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A linear map of standard normal coordinates that makes a proposal fit what was found with the last one.
 *
 * @param centre added
 * @param factor lower triangular, row by row, multiplied
 */
public record AffineMap(double[] centre, double[] factor) {

    /** The map that changes nothing, of so many coordinates. */
    public static AffineMap none(int size) {
        double[] identity = new double[size * size];
        for (int i = 0; i < size; i++) {
            identity[i * size + i] = 1;
        }
        return new AffineMap(new double[size], identity);
    }

    /** The map to the weighted mean and covariance of points. */
    public static AffineMap fitted(double[][] points, double[] weights) {
        int size = points[0].length;
        double[] mean = new double[size];
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < size; k++) {
                mean[k] += weights[i] * points[i][k];
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(size, size);
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    covariance.add(k, l, weights[i] * (points[i][k] - mean[k]) * (points[i][l] - mean[l]));
                }
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
        return cholesky.decompose(covariance)
                ? new AffineMap(mean, cholesky.getT(null).data.clone())
                : none(size);
    }

    /** centre + factor z; z is left as it is. */
    public double[] apply(double[] z) {
        double[] placed = Arrays.copyOf(centre, centre.length);
        for (int i = 0; i < placed.length; i++) {
            for (int k = 0; k <= i; k++) {
                placed[i] += factor[i * placed.length + k] * z[k];
            }
        }
        return placed;
    }

    /** log |factor|: what the map adds to the logarithm of a volume. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < centre.length; i++) {
            sum += Math.log(factor[i * centre.length + i]);
        }
        return sum;
    }
}
