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
    private static final int BINS = 1024;

    /** Smooths weights given by their logarithms, up to a constant. */
    public static ParetoSmoothing of(double[] logWeights) {
        int size = logWeights.length;
        double largest = Double.NEGATIVE_INFINITY;
        for (double each : logWeights) {
            largest = Math.max(largest, each);
        }
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = Math.exp(logWeights[i] - largest);
        }
        int tail = (int) Math.ceil(Math.min(0.2 * size, 3 * Math.sqrt(size)));
        double shape = Double.NaN;
        if (tail >= FEWEST_IN_TAIL) {
            double[] sorted = largest(weights, tail + 1);
            double least = sorted[sorted.length - tail];
            double cutoff = sorted[sorted.length - tail - 1];
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
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return new ParetoSmoothing(weights, shape);
    }

    /** The largest of weights from 0 to 1, at least so many, ascending: of the rest nobody asks the order. */
    private static double[] largest(double[] weights, int least) {
        int[] count = new int[BINS + 1];
        for (double weight : weights) {
            count[(int) (weight * BINS)]++;
        }
        int from = BINS;
        for (int found = count[BINS]; found < least; found += count[from]) {
            from--;
        }
        double[] kept = new double[weights.length];
        int size = 0;
        for (double weight : weights) {
            if ((int) (weight * BINS) >= from) {
                kept[size++] = weight;
            }
        }
        Arrays.sort(kept, 0, size);
        return Arrays.copyOf(kept, size);
    }

    /** 1 / Σ w²: as many equal weights would serve as well. */
    public double effectiveSize() {
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return 1 / squares;
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
