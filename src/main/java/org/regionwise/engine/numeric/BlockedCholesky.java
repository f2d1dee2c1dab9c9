package org.regionwise.engine.numeric;

import java.util.stream.IntStream;

/**
 * Cholesky's factor of large symmetric matrices and the inverse by it, row by row. Work is done in blocks of rows that
 * stay in a core's memory, and the cores share it; sums run in one order, so equal matrices give equal digits on any
 * number of cores. Golub &amp; Van Loan (2013), section 4.2.
 */
public final class BlockedCholesky {
    private static final int BLOCK = 32;
    /** Tasks below which one core is as fast as several. */
    private static final int FEW = 6;

    private BlockedCholesky() {}

    /**
     * Writes L, LL' = A, into the lower triangle of A.
     *
     * @param a size × size, of which the lower triangle is read
     * @return whether A is positive definite; it is spoilt otherwise
     */
    public static boolean factor(double[] a, int size) {
        double[] across = new double[BLOCK * size];
        for (int from = 0; from < size; from += BLOCK) {
            int first = from;
            int width = Math.min(BLOCK, size - from);
            if (!factorOfBlock(a, size, first, width)) {
                return false;
            }
            int below = first + width;
            // the panel transposed, so that the rest is taken away along rows
            rows(size - below).forEach(i -> solveRow(a, size, first, width, below + i, across));
            rows(size - below).forEach(i -> {
                int row = below + i;
                addRows(a, row * size + below, i + 1, a, row * size + first, 1, width, across, below, size, -1);
            });
        }
        return true;
    }

    private static boolean factorOfBlock(double[] a, int size, int first, int width) {
        for (int i = first; i < first + width; i++) {
            for (int k = first; k <= i; k++) {
                double sum = a[i * size + k];
                for (int c = first; c < k; c++) {
                    sum -= a[i * size + c] * a[k * size + c];
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

    /** One row of the panel below a block, and the same as a column of {@code across}. */
    private static void solveRow(double[] a, int size, int first, int width, int row, double[] across) {
        for (int k = 0; k < width; k++) {
            double sum = a[row * size + first + k];
            for (int c = 0; c < k; c++) {
                sum -= a[row * size + first + c] * a[(first + k) * size + first + c];
            }
            a[row * size + first + k] = sum / a[(first + k) * size + first + k];
            across[k * size + row] = a[row * size + first + k];
        }
    }

    /** The lower triangle of (LL')⁻¹ = X'X, X = L⁻¹; what stands above the diagonal is 0. */
    public static double[] inverse(double[] lower, int size) {
        double[] x = new double[size * size];
        for (int from = 0; from < size; from += BLOCK) {
            int first = from;
            int width = Math.min(BLOCK, size - from);
            rows(width).forEach(i -> {
                int row = first + i;
                // block by block, each of which serves all rows of this one
                for (int above = 0; above < first; above += BLOCK) {
                    int at = row * size;
                    addRows(x, at, above + BLOCK, lower, at + above, 1, BLOCK, x, above * size, size, -1);
                }
            });
            for (int i = first; i < first + width; i++) {
                x[i * size + i] = 1;
                addRows(x, i * size, i, lower, i * size + first, 1, i - first, x, first * size, size, -1);
                for (int c = 0; c <= i; c++) {
                    x[i * size + c] /= lower[i * size + i];
                }
            }
        }
        double[] inverse = new double[size * size];
        rows((size + BLOCK - 1) / BLOCK).forEach(b -> {
            int first = b * BLOCK;
            int end = Math.min(first + BLOCK, size);
            for (int from = first; from < size; from += BLOCK) {
                int width = Math.min(BLOCK, size - from);
                for (int row = first; row < end; row++) {
                    addRows(inverse, row * size, row + 1, x, from * size + row, size, width, x, from * size, size, 1);
                }
            }
        });
        return inverse;
    }

    private static IntStream rows(int count) {
        IntStream rows = IntStream.range(0, count);
        return count < FEW ? rows : rows.parallel();
    }

    /**
     * target[c] += sign Σ_k factors[k] source_k[c] for c &lt; length, four rows of the source at a time.
     *
     * @param step between two factors
     * @param stride between two rows of the source
     */
    private static void addRows(
            double[] target,
            int at,
            int length,
            double[] factors,
            int factorAt,
            int step,
            int count,
            double[] source,
            int sourceAt,
            int stride,
            double sign) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            double a = sign * factors[factorAt + k * step];
            double b = sign * factors[factorAt + (k + 1) * step];
            double c = sign * factors[factorAt + (k + 2) * step];
            double d = sign * factors[factorAt + (k + 3) * step];
            int one = sourceAt + k * stride;
            int two = one + stride;
            int three = two + stride;
            int four = three + stride;
            for (int i = 0; i < length; i++) {
                target[at + i] +=
                        a * source[one + i] + b * source[two + i] + c * source[three + i] + d * source[four + i];
            }
        }
        for (; k < count; k++) {
            double a = sign * factors[factorAt + k * step];
            int one = sourceAt + k * stride;
            for (int i = 0; i < length; i++) {
                target[at + i] += a * source[one + i];
            }
        }
    }
}
