package org.regionwise.analysis.compare;

import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** The order of every table and plot: highest pooled estimate first, ties by name, regions without an estimate last. */
public final class PooledOrder {
    private PooledOrder() {}

    /** The regions of {@code result} in that order. */
    public static List<RegionEstimate> of(Result result) {
        // NaN would sort first when negated, so whether there is an estimate is compared before its value.
        return result.regions().stream()
                .sorted(Comparator.comparing(
                                (RegionEstimate region) -> !region.pooled().defined())
                        .thenComparingDouble(region -> -region.pooled().estimate())
                        .thenComparing(RegionEstimate::label))
                .toList();
    }
}
