package org.regionwise.engine.check;

import java.util.Arrays;

/**
 * A figure of the survey beside the same figure of surveys replicated from the model.
 *
 * @param observed T(y)
 * @param mean mean of T(y_rep)
 * @param lower 2.5% quantile of T(y_rep), a value that occurs
 * @param upper 97.5% quantile
 * @param tail P(T(y_rep) &gt; T(y)) + P(T(y_rep) = T(y))/2: near 0 the survey has more of it than the model makes, near
 *     1 less; mid-p, because counts are discrete
 */
public record ReplicatedStatistic(double observed, double mean, double lower, double upper, double tail) {
    private static final double EXTREME = 0.025;
    /** Sums in another order. */
    private static final double EQUAL = 1e-9;

    /**
     * Of a survey and the surveys replicated from its model.
     *
     * @param replicated at least one
     */
    public static ReplicatedStatistic of(double observed, double[] replicated) {
        double[] sorted = replicated.clone();
        Arrays.sort(sorted);
        double above = 0;
        for (double value : sorted) {
            above += Math.abs(value - observed) <= EQUAL ? 0.5 : value > observed ? 1 : 0;
        }
        int cut = (int) Math.floor(EXTREME * sorted.length);
        return new ReplicatedStatistic(
                observed,
                Arrays.stream(sorted).average().orElseThrow(),
                sorted[cut],
                sorted[sorted.length - 1 - cut],
                above / sorted.length);
    }

    /**
     * Whether the survey has more of it than 97.5% of the replicated surveys; never within the limits that are shown.
     */
    public boolean tooHigh() {
        return tail < EXTREME && observed - upper > EQUAL;
    }

    /** Whether it has less than 97.5% of them. */
    public boolean tooLow() {
        return tail > 1 - EXTREME && lower - observed > EQUAL;
    }
}
