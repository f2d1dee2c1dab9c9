package org.regionwise.engine.direct;

import java.util.ArrayList;
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
        for (int time = 0; time < 2; time++) {
            for (double[] each : basis) {
                double along = 0;
                for (int r = 0; r < width; r++) {
                    along += left[r] * each[r];
                }
                for (int r = 0; r < width; r++) {
                    left[r] -= along * each[r];
                }
            }
        }
        double rest = length(left);
        if (rest > NEGLIGIBLE * length) {
            for (int r = 0; r < width; r++) {
                left[r] /= rest;
            }
            basis.add(left);
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
