package org.regionwise.engine;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.regionwise.engine.numeric.OrderStatistic;

/**
 * A posterior in four numbers and an interval.
 *
 * @param mean posterior mean
 * @param standardDeviation posterior standard deviation
 * @param median posterior median
 * @param lower equal-tailed limit
 * @param upper equal-tailed limit
 */
public record PosteriorSummary(double mean, double standardDeviation, double median, double lower, double upper) {

    /**
     * Summary of weighted values; quantiles by linear interpolation of the distribution at the midpoints of its steps.
     */
    public static PosteriorSummary of(double[] values, double[] weights, double level) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += weights[i] * values[i];
        }
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            variance += weights[i] * (values[i] - mean) * (values[i] - mean);
        }
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PosteriorSummary(
                mean,
                Math.sqrt(variance),
                quantile(values, weights, order, 0.5),
                quantile(values, weights, order, (1 - level) / 2),
                quantile(values, weights, order, (1 + level) / 2));
    }

    /** The same of values that weigh alike. */
    public static PosteriorSummary of(double[] values, double level) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        double[] work = values.clone();
        return new PosteriorSummary(
                mean,
                Math.sqrt(variance),
                OrderStatistic.quantile(work, 0.5),
                OrderStatistic.quantile(work, (1 - level) / 2),
                OrderStatistic.quantile(work, (1 + level) / 2));
    }

    private static double quantile(double[] values, double[] weights, int[] order, double probability) {
        double below = 0;
        double lastMiddle = 0;
        double lastValue = values[order[0]];
        for (int i : order) {
            double middle = below + weights[i] / 2;
            if (middle >= probability) {
                double t = middle == lastMiddle ? 1 : (probability - lastMiddle) / (middle - lastMiddle);
                return lastValue + Math.max(0, t) * (values[i] - lastValue);
            }
            below += weights[i];
            lastMiddle = middle;
            lastValue = values[i];
        }
        return lastValue;
    }
}
