package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/**
 * Groups of regions as a table, the nation last.
 *
 * @param title what they are called
 * @param sentences above the table: what its figures are
 * @param columns heads of the table
 * @param rows one a group, as many cells as {@code columns}
 */
public record AggregatesView(String title, List<String> sentences, List<String> columns, List<Row> rows) {
    /** One group by its name, empty for all regions: that name, then figures. */
    public record Row(String key, List<String> cells) {}

    /** Empty where nobody asked for groups. */
    public static Optional<AggregatesView> of(Result result, Words language) {
        if (result.aggregates().isEmpty()) {
            return Optional.empty();
        }
        Words words = language.about(result);
        Numerals numerals = words.numerals();
        Figures figures = Figures.of(result, words);
        String level = numerals.level(result.model().interval());
        List<Row> rows = new ArrayList<>();
        boolean withheld = false;
        Map<String, Double> targets = targets(result.national().benchmark());
        for (RegionEstimate group : result.aggregates()) {
            withheld |= WithheldMarks.confidential(group);
            List<String> target = targets.isEmpty()
                    ? List.of()
                    : List.of(figures.bare(targets.getOrDefault(group.region(), Double.NaN)));
            rows.add(row(
                    group.region(),
                    target,
                    List.of(
                            group.region(),
                            numerals.count(result.members(group.region()).size()),
                            numerals.count(Math.round(group.population())),
                            WithheldMarks.count(group.respondents(), numerals),
                            WithheldMarks.or(
                                    group,
                                    FigureGroup.RAW,
                                    figures.bare(group.raw().estimate())),
                            WithheldMarks.or(group, FigureGroup.RAW, figures.interval(group.raw())),
                            WithheldMarks.or(
                                    group,
                                    FigureGroup.POOLED,
                                    figures.bare(group.pooled().estimate())),
                            WithheldMarks.or(group, FigureGroup.POOLED, figures.interval(group.pooled())),
                            figures.bare(group.synthetic()))));
        }
        rows.add(nation(result, figures, targets.isEmpty() ? List.of() : List.of(Numerals.UNDEFINED)));
        List<String> sentences = new ArrayList<>(List.of(words.say(
                "table.groups.what",
                "column",
                result.model().group(),
                "published",
                result.model().published())));
        String agreeing = result.model().benchmarkGroups();
        if (!targets.isEmpty() && !Settings.DIRECT.equals(agreeing)) {
            sentences.add(words.say("table.groups.known", "column", agreeing));
        }
        if (withheld) {
            sentences.add(words.say("table.groups.withheld"));
        }
        return Optional.of(new AggregatesView(
                words.say("table.groups.title", "column", result.model().group()),
                sentences,
                with(
                        targets.isEmpty() ? List.of() : List.of(words.say("table.groups.target")),
                        List.of(
                                words.say("table.groups.group"),
                                words.say("table.groups.regions"),
                                words.say("table.groups.population"),
                                words.say("text.respondents"),
                                words.say("table.short.raw", "unit", figures.unit())
                                        .strip(),
                                words.say("document.interval", "level", level),
                                words.say("table.short.pooled", "unit", figures.unit())
                                        .strip(),
                                words.say("document.interval", "level", level),
                                words.say("table.short.synthetic", "unit", figures.unit())
                                        .strip())),
                rows));
    }

    /** What groups were brought to, by name; empty where they were not. */
    private static Map<String, Double> targets(National.BenchmarkFacts benchmark) {
        return benchmark == null
                ? Map.of()
                : benchmark.groups().stream()
                        .collect(Collectors.toMap(National.GroupBenchmark::group, National.GroupBenchmark::target));
    }

    private static Row row(String key, List<String> target, List<String> cells) {
        return new Row(key, with(target, cells));
    }

    private static List<String> with(List<String> last, List<String> cells) {
        return Stream.concat(cells.stream(), last.stream()).toList();
    }

    private static Row nation(Result result, Figures figures, List<String> target) {
        Words words = figures.words();
        Numerals numerals = words.numerals();
        National national = result.national();
        boolean known = result.regions().stream().allMatch(region -> region.population() != null);
        String name = words.say("table.all-regions");
        return row(
                "",
                target,
                List.of(
                        name,
                        numerals.count(result.regions().size()),
                        known
                                ? numerals.count(Math.round(result.regions().stream()
                                        .mapToDouble(RegionEstimate::population)
                                        .sum()))
                                : Numerals.UNDEFINED,
                        WithheldMarks.count(result.survey().used(), numerals),
                        figures.bare(national.raw().estimate()),
                        figures.interval(national.raw()),
                        figures.bare(national.pooled().estimate()),
                        figures.interval(national.pooled()),
                        Numerals.UNDEFINED));
    }
}
