package org.regionwise.report.indicators;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.report.chart.map.MapClasses;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/**
 * How dark a figure's cell is. Proportions of all indicators share their classes, so that a colour means one share;
 * each mean has its own, as means are in units of their own.
 *
 * @param shared of proportions
 * @param own of each indicator of means, by its outcome
 */
public record Heat(MapClasses shared, Map<String, MapClasses> own) {
    /** A class of the legend: how dark it is, 1 to 5, and which shares it has. */
    public record Step(int level, String name) {}

    static Heat of(IndicatorMatrix matrix, FigureGroup figures) {
        return new Heat(
                MapClasses.of(matrix.results().stream()
                        .filter(each -> each.model().proportions())
                        .flatMapToDouble(each -> values(each, figures))),
                matrix.results().stream()
                        .filter(each -> !each.model().proportions())
                        .collect(Collectors.toMap(
                                each -> each.model().outcome(), each -> MapClasses.of(values(each, figures)))));
    }

    private static DoubleStream values(Result result, FigureGroup figures) {
        return result.regions().stream().mapToDouble(region -> IndicatorMatrix.value(region, figures));
    }

    /** From 1 to 5, the higher the darker; 0 for what is not there. */
    public int level(Result result, double value) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        return own.getOrDefault(result.model().outcome(), shared).level(value);
    }

    /** What colours mean, the lowest first; nothing where no proportions are shown. */
    public List<Step> legend(IndicatorMatrix matrix, Words words) {
        List<Result> proportions = matrix.results().stream()
                .filter(each -> each.model().proportions())
                .toList();
        if (proportions.isEmpty()) {
            return List.of();
        }
        Figures figures = Figures.of(proportions, words);
        return shared.limits().isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(shared.limits().get(0) - 1), shared.limits().stream())
                        .map(from -> new Step(shared.level(from), shared.name(from, figures)))
                        .toList();
    }
}
