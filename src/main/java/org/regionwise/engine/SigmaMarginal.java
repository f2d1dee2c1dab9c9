package org.regionwise.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** σ's posterior distribution function, linear in log σ between knots. */
final class SigmaMarginal {
    /** log σ, ascending. */
    private final double[] knots;
    /** P(log σ ≤ knot), from 0 to 1. */
    private final double[] below;

    /** @param below at the knots, ascending, up to a factor */
    SigmaMarginal(double[] knots, double[] below) {
        double mass = below[below.length - 1];
        this.knots = knots;
        this.below = Arrays.stream(below).map(each -> each / mass).toArray();
    }

    /** From weighted points: each point's weight lies half on either side of it. */
    static SigmaMarginal of(WeightedPoints points) {
        int last = points.points()[0].length - 1;
        int[] order = IntStream.range(0, points.weights().length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> points.points()[i][last]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] knots = new double[order.length];
        double[] below = new double[order.length];
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            double weight = points.weights()[order[i]];
            knots[i] = Math.log(points.points()[order[i]][last]);
            below[i] = sum + weight / 2;
            sum += weight;
        }
        return new SigmaMarginal(knots, below);
    }

    /** Quantiles of σ at (i + ½)/size. */
    double[] quantiles(int size) {
        double[] quantiles = new double[size];
        int at = 1;
        for (int q = 0; q < size; q++) {
            double wanted = (q + 0.5) / size;
            while (at < below.length - 1 && below[at] < wanted) {
                at++;
            }
            double width = below[at] - below[at - 1];
            double t = width > 0 ? Math.min(Math.max((wanted - below[at - 1]) / width, 0), 1) : 1;
            quantiles[q] = Math.exp(knots[at - 1] + t * (knots[at] - knots[at - 1]));
        }
        return quantiles;
    }

    /** P(σ ≤ sigma | y). */
    double probabilityBelow(double sigma) {
        double lambda = Math.log(sigma);
        int found = Arrays.binarySearch(knots, lambda);
        int right = found >= 0 ? found : -found - 1;
        if (right == 0) {
            return 0;
        }
        if (right == knots.length) {
            return 1;
        }
        double t = (lambda - knots[right - 1]) / (knots[right] - knots[right - 1]);
        return below[right - 1] + t * (below[right] - below[right - 1]);
    }
}
