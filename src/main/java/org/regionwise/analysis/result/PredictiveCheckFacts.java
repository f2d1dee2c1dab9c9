package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Whether surveys drawn from the model, with regions of their own, look like this one.
 *
 * @param words the verdict in English, as results of earlier versions have it and as JSON for programs says it; else
 *     null. People are told by the statistics
 * @param statistics what was compared, one of each kind
 */
public record PredictiveCheckFacts(
        @JsonInclude(JsonInclude.Include.NON_NULL) String words, List<PredictiveCheckFacts.Statistic> statistics) {

    /** What is compared; JSON has its name. */
    public enum Kind {
        SPREAD("standard deviation of the regions' raw proportions"),
        NONE("regions where nobody said yes"),
        ALL("regions where everybody said yes");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        /** As JSON has named it from the first version on. */
        @JsonValue
        public String named() {
            return name;
        }
    }

    /**
     * A figure of the survey beside the same figure of replicated surveys.
     *
     * @param kind what it is
     * @param observed in the survey
     * @param lower 2.5% quantile over replicated surveys
     * @param upper 97.5% quantile
     * @param tail mid-p probability that a replicated survey has more of it
     */
    public record Statistic(
            @JsonProperty("name") Kind kind, double observed, double mean, double lower, double upper, double tail) {}

    /** The same with words for programs. */
    public PredictiveCheckFacts with(String english) {
        return new PredictiveCheckFacts(english, statistics);
    }

    /** The one of this kind. */
    public Statistic of(Kind kind) {
        return statistics.stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
