package org.regionwise.analysis.result;

import java.util.List;

/**
 * Whether surveys drawn from the model, with regions of their own, look like this one.
 *
 * @param words the verdict
 * @param statistics what was compared
 */
public record PredictiveCheckFacts(String words, List<PredictiveCheckFacts.Statistic> statistics) {

    /**
     * A figure of the survey beside the same figure of replicated surveys.
     *
     * @param name what it is
     * @param observed in the survey
     * @param lower 2.5% quantile over replicated surveys
     * @param upper 97.5% quantile
     * @param tail mid-p probability that a replicated survey has more of it
     */
    public record Statistic(String name, double observed, double mean, double lower, double upper, double tail) {
        /** The name of the one that is no number of regions. */
        public static final String SPREAD = "standard deviation of the regions' raw proportions";
    }
}
