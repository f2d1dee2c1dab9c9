package org.regionwise.analysis.change;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;

/**
 * How a region moved from one wave to another.
 *
 * @param region its key in the later wave, or where it is only in the earlier one, there
 * @param name as people know it; null where there is none
 * @param first its estimates in the earlier wave; null where it is not part of it
 * @param second in the later wave; likewise
 * @param raw difference of the direct estimates; its standard error is undefined where that of one of them is
 * @param rawCorrelation of the two direct estimates that the limits of {@code raw} and {@code pooled} rest on; 0
 *     between independent samples
 * @param pooled difference of the pooled estimates
 * @param probabilityOfRise that the later prevalence is the higher, by the pooled estimates
 * @param rank among the changes, posterior; null without draws
 */
public record RegionChange(
        String region,
        String name,
        Level first,
        Level second,
        Estimate raw,
        double rawCorrelation,
        Estimate pooled,
        double probabilityOfRise,
        Rank rank) {

    /** Largest pooled rise first, regions without one last, ties by name. */
    public static final Comparator<RegionChange> BY_RISE = Comparator.comparing(
                    (RegionChange each) -> !each.pooled().defined())
            .thenComparingDouble(each -> -each.pooled().estimate())
            .thenComparing(RegionChange::label);

    /**
     * A region in one wave.
     *
     * @param region its key there
     * @param raw direct estimate
     * @param pooled pooled estimate
     */
    public record Level(String region, Estimate raw, Estimate pooled) {
        /** Of a region of a result. */
        public static Level of(RegionEstimate region) {
            return new Level(region.region(), region.raw(), region.pooled());
        }
    }

    /**
     * Posterior of its rank among the regions, 1 the largest rise.
     *
     * @param expected mean
     * @param lower equal-tailed limit
     * @param upper equal-tailed limit
     */
    public record Rank(double expected, int lower, int upper) {}

    /** Name where there is one, else the key. */
    @JsonIgnore
    public String label() {
        return name == null || name.isBlank() ? region : name;
    }

    /** Whether it is part of both waves. */
    @JsonIgnore
    public boolean inBoth() {
        return first != null && second != null;
    }
}
