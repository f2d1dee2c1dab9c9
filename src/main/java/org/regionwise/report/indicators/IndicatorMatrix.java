package org.regionwise.report.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.estimate.PlannedResult;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.survey.name.DisplayNames;

/**
 * Indicators by regions. Each indicator is released by the rules alone, as its own page would show it.
 *
 * @param indicators in the order of the plan
 * @param regions of any of them, by key
 */
public record IndicatorMatrix(List<Indicator> indicators, List<Region> regions) {
    /** A region of the matrix. */
    public record Region(String key, String label) {}

    public IndicatorMatrix {
        indicators = List.copyOf(indicators);
        regions = List.copyOf(regions);
    }

    /** Of indicators that are released already. */
    public static IndicatorMatrix of(List<Indicator> indicators) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Indicator each : indicators) {
            each.released()
                    .ifPresent(released -> released.result()
                            .regions()
                            .forEach(region -> labels.putIfAbsent(region.region(), region.label())));
        }
        List<Region> regions = new ArrayList<>();
        labels.forEach((key, label) -> regions.add(new Region(key, label)));
        return new IndicatorMatrix(indicators, regions);
    }

    /**
     * What came of a plan, released.
     *
     * @param names of outcomes that could not be estimated
     */
    public static IndicatorMatrix of(List<PlannedResult> results, Profile profile, DisplayNames names) {
        return of(results.stream()
                .map(each -> each.result() == null
                        ? Indicator.of(
                                each.analysis().outcomeColumn(),
                                names.of(each.analysis().outcomeColumn()),
                                each.problems())
                        : Indicator.of(Released.of(each.result(), profile)))
                .toList());
    }

    /** Those that were estimated. */
    public List<Released> released() {
        return indicators.stream().flatMap(each -> each.released().stream()).toList();
    }

    /** Those that could not be. */
    public List<Indicator> failed() {
        return indicators.stream().filter(each -> each.released().isEmpty()).toList();
    }

    /** Results of all that were estimated. */
    public List<Result> results() {
        return released().stream().map(Released::result).toList();
    }

    /** Colours of figures of this kind. */
    public Heat heat(FigureGroup figures) {
        return Heat.of(this, figures);
    }

    /** A figure of a region, raw or pooled. */
    public static double value(RegionEstimate region, FigureGroup figures) {
        return figures == FigureGroup.RAW
                ? region.raw().estimate()
                : region.pooled().estimate();
    }
}
