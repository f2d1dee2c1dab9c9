package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.result.Estimate;
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
    /** One group: its name, then figures. */
    public record Row(String group, List<String> cells) {}

    /** Empty where nobody asked for groups. */
    public static Optional<AggregatesView> of(Result result, Words words) {
        if (result.aggregates().isEmpty()) {
            return Optional.empty();
        }
        Numerals numerals = words.numerals();
        int decimals = Figures.decimals(result);
        String level = numerals.level(result.model().interval());
        List<Row> rows = new ArrayList<>();
        boolean withheld = false;
        for (RegionEstimate group : result.aggregates()) {
            withheld |= WithheldMarks.confidential(group);
            rows.add(new Row(
                    group.region(),
                    List.of(
                            group.region(),
                            numerals.count(result.members(group.region()).size()),
                            numerals.count(Math.round(group.population())),
                            WithheldMarks.count(group.respondents(), numerals),
                            WithheldMarks.or(group, FigureGroup.RAW, share(group.raw(), numerals, decimals)),
                            WithheldMarks.or(group, FigureGroup.RAW, numerals.percentInterval(group.raw(), decimals)),
                            WithheldMarks.or(group, FigureGroup.POOLED, share(group.pooled(), numerals, decimals)),
                            WithheldMarks.or(
                                    group, FigureGroup.POOLED, numerals.percentInterval(group.pooled(), decimals)),
                            numerals.percent(group.synthetic(), decimals))));
        }
        rows.add(nation(result, words, decimals));
        List<String> sentences = new ArrayList<>(
                List.of(words.say("table.groups.what", "column", result.model().group())));
        if (withheld) {
            sentences.add(words.say("table.groups.withheld"));
        }
        return Optional.of(new AggregatesView(
                words.say("table.groups.title", "column", result.model().group()),
                sentences,
                List.of(
                        words.say("table.groups.group"),
                        words.say("table.groups.regions"),
                        words.say("table.groups.population"),
                        words.say("text.respondents"),
                        words.say("table.groups.raw"),
                        words.say("document.interval", "level", level),
                        words.say("table.groups.pooled"),
                        words.say("document.interval", "level", level),
                        words.say("table.groups.synthetic")),
                rows));
    }

    private static Row nation(Result result, Words words, int decimals) {
        Numerals numerals = words.numerals();
        National national = result.national();
        boolean known = result.regions().stream().allMatch(region -> region.population() != null);
        String name = words.say("table.all-regions");
        return new Row(
                "",
                List.of(
                        name,
                        numerals.count(result.regions().size()),
                        known
                                ? numerals.count(Math.round(result.regions().stream()
                                        .mapToDouble(RegionEstimate::population)
                                        .sum()))
                                : Numerals.UNDEFINED,
                        WithheldMarks.count(result.survey().used(), numerals),
                        share(national.raw(), numerals, decimals),
                        numerals.percentInterval(national.raw(), decimals),
                        share(national.pooled(), numerals, decimals),
                        numerals.percentInterval(national.pooled(), decimals),
                        Numerals.UNDEFINED));
    }

    private static String share(Estimate estimate, Numerals numerals, int decimals) {
        return numerals.percent(estimate.estimate(), decimals);
    }
}
