package org.regionwise.engine.numeric;

import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Where a sample of a standard normal variable would lie when sorted: for Q–Q plots.
 *
 * @param expected Φ⁻¹((i − ½)/m) of the i-th smallest
 * @param lower limit of the i-th smallest, Φ⁻¹ of the quantile of Beta(i, m + 1 − i); pointwise, not for all at once
 * @param upper likewise
 */
public record NormalPlot(double[] expected, double[] lower, double[] upper) {
    /**
     * @param size m ≥ 1
     * @param level of the limits
     */
    public static NormalPlot of(int size, double level) {
        return new NormalPlot(
                IntStream.range(0, size)
                        .mapToDouble(i -> NormalQuantile.of((i + 0.5) / size))
                        .toArray(),
                limits(size, (1 - level) / 2),
                limits(size, (1 + level) / 2));
    }

    private static double[] limits(int size, double probability) {
        return IntStream.rangeClosed(1, size)
                .mapToDouble(i -> NormalQuantile.of(
                        new BetaDistribution(i, size + 1.0 - i).inverseCumulativeProbability(probability)))
                .toArray();
    }
}
