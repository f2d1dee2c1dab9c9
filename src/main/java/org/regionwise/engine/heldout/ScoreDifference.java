package org.regionwise.engine.heldout;

import java.util.List;
import org.regionwise.engine.numeric.TwoDigits;

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

    /**
     * In plain words.
     *
     * @param first what to call the model whose score stands first
     * @param second and the other
     */
    public String sentence(String first, String second) {
        if (regions == 0) {
            return "No region has the same responses in both models and a prediction by both, so their scores do not"
                    + " compare. With weights and without, respondents count differently.";
        }
        String better = difference >= 0 ? first : second;
        String worse = difference >= 0 ? second : first;
        String figures = "difference in log score " + TwoDigits.of(Math.abs(difference))
                + (Double.isNaN(standardError) ? "" : ", standard error " + TwoDigits.of(standardError)) + ", "
                + regions + (regions == 1 ? " region" : " regions");
        String verdict = clear()
                ? better + " predicts regions that it has not seen better than " + worse + " (" + figures + ")."
                : first + " and " + second + " predict regions that they have not seen about equally well (" + figures
                        + ").";
        return leftOut.isEmpty()
                ? verdict
                : verdict + " " + leftOut.size() + (leftOut.size() == 1 ? " region is" : " regions are")
                        + " not in this comparison: the two models were not given, or did not predict, the same"
                        + " responses there.";
    }
}
