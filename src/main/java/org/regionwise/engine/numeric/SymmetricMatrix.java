package org.regionwise.engine.numeric;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Small symmetric matrices: completing, inverting. */
public final class SymmetricMatrix {
    private SymmetricMatrix() {}

    /** Copies the lower triangle onto the upper. */
    public static void mirrorLower(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.numRows; i++) {
            for (int k = 0; k < i; k++) {
                matrix.unsafe_set(k, i, matrix.unsafe_get(i, k));
            }
        }
    }

    /**
     * The axes of the ellipsoid that a Hessian describes: A, row by row, with AA' the inverse of its negative, columns
     * at right angles. Null where it has a direction without curvature, or of the wrong one.
     */
    public static double[] axes(DMatrixRMaj hessian) {
        int size = hessian.numRows;
        double[] axes = new double[size * size];
        if (size == 1) {
            double information = -hessian.get(0, 0);
            axes[0] = 1 / Math.sqrt(information);
            return information > 0 ? axes : null;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        eigen.decompose(hessian.copy());
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, -eigen.getEigenvalue(i).real);
        }
        for (int i = 0; i < size; i++) {
            double information = -eigen.getEigenvalue(i).real;
            if (!(information > 1e-13 * largest)) {
                return null;
            }
            DMatrixRMaj direction = eigen.getEigenVector(i);
            for (int r = 0; r < size; r++) {
                axes[r * size + i] = direction.get(r) / Math.sqrt(information);
            }
        }
        return axes;
    }

    /**
     * Inverse of the negative of a Hessian. Where the Hessian has a direction without curvature, or of the wrong one,
     * the variance in that direction cannot be told, and the answer is null.
     */
    public static DMatrixRMaj covariance(DMatrixRMaj hessian) {
        double[] axes = axes(hessian);
        if (axes == null) {
            return null;
        }
        int size = hessian.numRows;
        DMatrixRMaj covariance = new DMatrixRMaj(size, size);
        for (int r = 0; r < size; r++) {
            for (int s = 0; s < size; s++) {
                for (int i = 0; i < size; i++) {
                    covariance.add(r, s, axes[r * size + i] * axes[s * size + i]);
                }
            }
        }
        return covariance;
    }
}
