package org.regionwise.engine.numeric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pareto-smoothed importance weights: the largest weights are replaced by the expected order statistics of a
 * generalised Pareto distribution fitted to them, whose shape k̂ says how far the sample can be trusted: below 0.5
 * well, above 0.7 not. Vehtari, Simpson, Gelman, Yao &amp; Gabry (2024), JMLR 25; the fit is Zhang &amp; Stephens
 * (2009), Technometrics 51.
 *
 * @param weights smoothed, summing to 1, in the order given
 * @param shape k̂; NaN when the weights are too few or too even to have a tail
 */
public record ParetoSmoothing(double[] weights, double shape) {
    private static final int FEWEST_IN_TAIL = 5;

    /** Smooths weights given by their logarithms, up to a constant. */
    public static ParetoSmoothing of(double[] logWeights) {
        int size = logWeights.length;
        double largest = Arrays.stream(logWeights).max().orElse(0);
        double[] weights =
                Arrays.stream(logWeights).map(l -> Math.exp(l - largest)).toArray();
        int tail = (int) Math.ceil(Math.min(0.2 * size, 3 * Math.sqrt(size)));
        double shape = Double.NaN;
        if (tail >= FEWEST_IN_TAIL) {
            double[] sorted = weights.clone();
            Arrays.sort(sorted);
            double least = sorted[size - tail];
            double cutoff = sorted[size - tail - 1];
            // of equal ones at the end of the tail those behind
            long beyond = Arrays.stream(weights).filter(w -> w > least).count();
            int[] order = IntStream.concat(
                            IntStream.range(0, size).filter(i -> weights[i] > least),
                            IntStream.iterate(size - 1, i -> i >= 0, i -> i - 1)
                                    .filter(i -> weights[i] == least)
                                    .limit(tail - beyond))
                    .boxed()
                    .sorted((a, b) -> weights[a] == weights[b] ? a - b : Double.compare(weights[a], weights[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] excess = new double[tail];
            for (int i = 0; i < tail; i++) {
                excess[i] = weights[order[i]] - cutoff;
            }
            // weights that hardly differ have no tail to fit
            if (excess[tail - 1] > 1e-10 && excess[0] >= 0) {
                double[] fit = fit(excess);
                shape = fit[0];
                for (int i = 0; i < tail; i++) {
                    double quantile = quantile((i + 0.5) / tail, fit[0], fit[1]);
                    weights[order[i]] = Math.min(cutoff + quantile, 1);
                }
            }
        }
        double sum = Arrays.stream(weights).sum();
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return new ParetoSmoothing(weights, shape);
    }

    /** 1 / Σ w²: as many equal weights would serve as well. */
    public double effectiveSize() {
        return 1 / Arrays.stream(weights).map(w -> w * w).sum();
    }

    private static double quantile(double probability, double shape, double scale) {
        return Math.abs(shape) < 1e-12
                ? -scale * Math.log1p(-probability)
                : scale * Math.expm1(-shape * Math.log1p(-probability)) / shape;
    }

    /**
     * Shape and scale for exceedances in ascending order: posterior mean of Zhang &amp; Stephens, with k̂ shrunk to
     * 0.5.
     */
    private static double[] fit(double[] x) {
        int size = x.length;
        double quarter = Math.max(x[(int) Math.floor(size / 4.0 + 0.5) - 1], x[size - 1] * 1e-12);
        int grid = 30 + (int) Math.sqrt(size);
        double[] theta = new double[grid];
        double[] profile = new double[grid];
        for (int i = 0; i < grid; i++) {
            theta[i] = 1 / x[size - 1] + (1 - Math.sqrt(grid / (i + 0.5))) / (3 * quarter);
            double k = shapeAt(theta[i], x);
            profile[i] = size * (Math.log(-theta[i] / k) - k - 1);
        }
        double mean = 0;
        for (int i = 0; i < grid; i++) {
            double sum = 0;
            for (int l = 0; l < grid; l++) {
                sum += Math.exp(profile[l] - profile[i]);
            }
            mean += theta[i] / sum;
        }
        double k = shapeAt(mean, x);
        double scale = -k / mean;
        double shrunk = (k * size + 0.5 * 10) / (size + 10);
        return new double[] {shrunk, scale};
    }

    /** mean log(1 − θ x), which is the shape at θ. */
    private static double shapeAt(double theta, double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += Math.log1p(-theta * each);
        }
        return sum / x.length;
    }
}
