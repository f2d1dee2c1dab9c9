package org.regionwise.engine.numeric;

/** Cholesky's factor of small symmetric matrices that lie row by row in an array, without allocation. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Replaces the lower triangle by L, A = LL'; the upper is neither read nor written.
     *
     * @return whether A is positive definite; if not, the array is spoilt
     */
    public static boolean factor(double[] a, int size) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = a[i * size + k];
                for (int l = 0; l < k; l++) {
                    sum -= a[i * size + l] * a[k * size + l];
                }
                if (k < i) {
                    a[i * size + k] = sum / a[k * size + k];
                } else if (sum > 0) {
                    a[i * size + i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /** Replaces B (size × columns, row by row) by L⁻¹B. */
    public static void solveLower(double[] l, int size, double[] b, int columns) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                double factor = l[i * size + k];
                if (factor != 0) {
                    for (int c = 0; c < columns; c++) {
                        b[i * columns + c] -= factor * b[k * columns + c];
                    }
                }
            }
            for (int c = 0; c < columns; c++) {
                b[i * columns + c] /= l[i * size + i];
            }
        }
    }

    /** Replaces B (size × columns, row by row) by L'⁻¹B. */
    public static void solveUpper(double[] l, int size, double[] b, int columns) {
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                double factor = l[k * size + i];
                if (factor != 0) {
                    for (int c = 0; c < columns; c++) {
                        b[i * columns + c] -= factor * b[k * columns + c];
                    }
                }
            }
            for (int c = 0; c < columns; c++) {
                b[i * columns + c] /= l[i * size + i];
            }
        }
    }
}
