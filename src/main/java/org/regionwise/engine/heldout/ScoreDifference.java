package org.regionwise.engine.heldout;

import java.util.List;

/**
 * One model's predictive log score less another's.
 *
 * @param difference Σ_j (elpd_j − other elpd_j), positive when the first predicts better
 * @param standardError √(m Var(difference_j)) over the m regions compared; NaN when there is one
 * @param regions m
 * @param leftOut regions 0..m−1 with responses that are not in the difference, because one model was not given, or did
 *     not predict, the same responses; ascending
 */
public record ScoreDifference(double difference, double standardError, int regions, List<Integer> leftOut) {
    /** Differences smaller than this are of no consequence whatever their standard error. Sivula et al. (2020). */
    private static final double SMALL = 4;

    private static final double CLEAR = 2;

    public ScoreDifference {
        leftOut = List.copyOf(leftOut);
    }

    /** Whether the difference is more than 4 and more than twice its standard error. */
    public boolean clear() {
        return Math.abs(difference) > SMALL && Math.abs(difference) > CLEAR * standardError;
    }
}
