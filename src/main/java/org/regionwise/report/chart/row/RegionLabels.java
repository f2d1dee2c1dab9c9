package org.regionwise.report.chart.row;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** What regions are called in a chart. The same name may stand for two of them; their keys then tell them apart. */
public final class RegionLabels {
    private final Map<String, String> names;
    private final Map<String, Long> bearers;

    /** @param names by the region's key */
    private RegionLabels(Map<String, String> names) {
        this.names = names;
        this.bearers = names.values().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    /** Of a result's regions. */
    public static RegionLabels of(Result result) {
        return of(result.regions(), RegionEstimate::region, RegionEstimate::label);
    }

    /** Of regions of analyses side by side. */
    public static RegionLabels of(Comparison comparison) {
        return of(comparison.regions(), Comparison.Region::region, Comparison.Region::label);
    }

    private static <R> RegionLabels of(List<R> regions, Function<R, String> key, Function<R, String> name) {
        return new RegionLabels(regions.stream().collect(Collectors.toMap(key, name)));
    }

    /** What a region of the result is called. */
    public String of(RegionEstimate region) {
        return of(region.region());
    }

    /** @param region the key of one of the regions */
    public String of(String region) {
        String name = names.get(region);
        return bearers.get(name) == 1 || name.equals(region) ? name : name + " (" + region + ")";
    }
}
