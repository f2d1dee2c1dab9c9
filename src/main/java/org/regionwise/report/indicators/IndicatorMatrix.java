package org.regionwise.report.indicators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.regionwise.analysis.estimate.PlannedResult;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.survey.name.DisplayNames;

/**
 * Indicators by regions. Each indicator is released as its own page would show it, but for those that tell of each
 * other.
 *
 * @param indicators in the order of the plan
 * @param regions of any of them, by key
 * @param joined those that tell of each other, of which something is withheld from all
 */
public record IndicatorMatrix(List<Indicator> indicators, List<Region> regions, List<List<Indicator>> joined) {
    private static final int NAMED = 20;

    /** A region of the matrix. */
    public record Region(String key, String label) {}

    public IndicatorMatrix {
        indicators = List.copyOf(indicators);
        regions = List.copyOf(regions);
        joined = List.copyOf(joined);
    }

    private static IndicatorMatrix of(List<Indicator> indicators, List<List<Indicator>> joined) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Indicator each : indicators) {
            each.released()
                    .ifPresent(released -> released.result()
                            .regions()
                            .forEach(region -> labels.putIfAbsent(region.region(), region.label())));
        }
        List<Region> regions = new ArrayList<>();
        labels.forEach((key, label) -> regions.add(new Region(key, label)));
        return new IndicatorMatrix(indicators, regions, joined);
    }

    /**
     * What came of a plan, released.
     *
     * @param names of outcomes that could not be estimated
     */
    public static IndicatorMatrix of(List<PlannedResult> results, Profile profile, DisplayNames names) {
        List<Result> estimated = results.stream()
                .map(PlannedResult::result)
                .filter(Objects::nonNull)
                .toList();
        Released.Indicators released = Released.indicators(estimated, profile);
        List<Indicator> shown =
                released.indicators().stream().map(Indicator::of).toList();
        Iterator<Indicator> next = shown.iterator();
        return of(
                results.stream()
                        .map(each -> each.result() != null
                                ? next.next()
                                : Indicator.of(
                                        each.analysis().outcomeColumn(),
                                        names.of(each.analysis().outcomeColumn()),
                                        each.problems()))
                        .toList(),
                released.joined().stream()
                        .map(family -> family.stream().map(shown::get).toList())
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

    /** What is to be said of those that tell of each other. */
    public List<String> ofJoined(Words words) {
        return joined.stream()
                .map(family -> words.say(
                        "indicators.joined",
                        "indicators",
                        words.lists()
                                .firstOf(
                                        words.lists()
                                                .quoted(family.stream()
                                                        .map(Indicator::name)
                                                        .toList()),
                                        NAMED)))
                .toList();
    }

    /** A figure of a region, raw or pooled. */
    public static double value(RegionEstimate region, FigureGroup figures) {
        return figures == FigureGroup.RAW
                ? region.raw().estimate()
                : region.pooled().estimate();
    }
}
