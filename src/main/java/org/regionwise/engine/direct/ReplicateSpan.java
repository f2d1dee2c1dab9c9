package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many independent directions rows of replicate weights have: an orthonormal basis of them, by Gram–Schmidt done
 * twice. A row that the basis gives but for {@link #NEGLIGIBLE} of its length adds nothing, as R's {@code degf} has it.
 */
final class ReplicateSpan {
    private static final double NEGLIGIBLE = 1e-5;

    private final int width;
    private final List<double[]> basis = new ArrayList<>();

    ReplicateSpan(int width) {
        this.width = width;
    }

    void add(double[] row) {
        if (basis.size() == width) {
            return;
        }
        double length = length(row);
        if (!(length > 0)) {
            return;
        }
        double[] left = row.clone();
        takeFrom(left);
        takeFrom(left);
        double rest = length(left);
        if (rest > NEGLIGIBLE * length) {
            for (int r = 0; r < width; r++) {
                left[r] /= rest;
            }
            basis.add(left);
        }
    }

    /** The basis of other rows. Where it is all there is, or all there can be, nothing is left to be computed. */
    void addBasis(double[][] rows) {
        if (basis.isEmpty() || rows.length == width) {
            basis.clear();
            basis.addAll(Arrays.asList(rows));
        } else {
            for (double[] row : rows) {
                add(row);
            }
        }
    }

    /** Takes from a row all that the basis spans, four directions at a time, whose sums do not wait for each other. */
    private void takeFrom(double[] left) {
        int k = 0;
        for (; k + 4 <= basis.size(); k += 4) {
            takeFrom(left, basis.get(k), basis.get(k + 1), basis.get(k + 2), basis.get(k + 3));
        }
        for (; k < basis.size(); k++) {
            double[] each = basis.get(k);
            double along = 0;
            for (int r = 0; r < width; r++) {
                along += left[r] * each[r];
            }
            for (int r = 0; r < width; r++) {
                left[r] -= along * each[r];
            }
        }
    }

    private static void takeFrom(double[] left, double[] a, double[] b, double[] c, double[] d) {
        double alongA = 0;
        double alongB = 0;
        double alongC = 0;
        double alongD = 0;
        for (int r = 0; r < left.length; r++) {
            double own = left[r];
            alongA += own * a[r];
            alongB += own * b[r];
            alongC += own * c[r];
            alongD += own * d[r];
        }
        for (int r = 0; r < left.length; r++) {
            left[r] -= alongA * a[r] + alongB * b[r] + (alongC * c[r] + alongD * d[r]);
        }
    }

    private static double length(double[] row) {
        double squares = 0;
        for (double each : row) {
            squares += each * each;
        }
        return Math.sqrt(squares);
    }

    int rank() {
        return basis.size();
    }

    double[][] basis() {
        return basis.toArray(double[][]::new);
    }
}
