package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

/** Poststratified figures as tables: of the regions beside the pooled ones, and of the people of a region. */
public final class PopulationTables {
    /** Regions that a table lists; every region has a page of its own, and files have all. */
    private static final int MOST_ROWS = 200;
    /** Values of a predictor beside each other. */
    private static final int MOST_COLUMNS = 6;

    private final Result result;
    private final Words words;
    private final Numerals numerals;
    private final int decimals;
    /** Figures of everybody, and standardised ones, by region; null stands for the nation. */
    private final Map<String, PoststratifiedFigure> whole = new HashMap<>();

    private final Map<String, PoststratifiedFigure> standardised = new HashMap<>();

    private PopulationTables(Result result, Words language) {
        this.result = result;
        this.words = language.about(result);
        this.numerals = words.numerals();
        this.decimals = Figures.decimals(result);
        for (PoststratifiedFigure each : result.poststratified()) {
            if (each.cell().isEmpty()) {
                (each.standardised() ? standardised : whole).put(each.region(), each);
            }
        }
    }

    /** Regions and nation, then the nation's people; none where a result has no such figures. */
    public static List<PlainTable> of(Result result, Words words) {
        if (result.poststratified().isEmpty()) {
            return List.of();
        }
        PopulationTables tables = new PopulationTables(result, words);
        List<PlainTable> all = new ArrayList<>(List.of(tables.regions()));
        tables.people(null, words.say("population.nation")).ifPresent(all::add);
        return all;
    }

    /** The same, and all regions by each predictor, then by all of them: what a report has where pages have links. */
    public static List<PlainTable> inFull(Result result, Words words) {
        List<PlainTable> all = new ArrayList<>(of(result, words));
        if (!all.isEmpty()) {
            PopulationTables tables = new PopulationTables(result, words);
            List<String> predictors = result.model().respondentPredictors();
            predictors.forEach(each -> tables.by(each).ifPresent(all::add));
            if (predictors.size() > 1) {
                tables.cells(predictors.size()).ifPresent(all::add);
            }
        }
        return all;
    }

    /** The people of a region; empty where there are no figures of it. */
    public static Optional<PlainTable> ofRegion(Result result, RegionEstimate region, Words words) {
        return new PopulationTables(result, words).people(region.region(), region.label());
    }

    /** What a figure is of: {@code everybody}, {@code sex: F}, {@code age: 18–34, sex: F}. */
    public static String who(PoststratifiedFigure figure, Result result, Words words) {
        if (figure.standardised()) {
            return words.say("population.standardised");
        }
        if (figure.cell().isEmpty()) {
            return words.say("population.everybody");
        }
        List<String> parts = new ArrayList<>();
        new TreeMap<>(figure.cell())
                .forEach((column, value) -> parts.add(words.say(
                        "population.value", "predictor", result.model().labels().predictor(column), "value", value)));
        return String.join(words.say("list.separator"), parts);
    }

    private PlainTable regions() {
        boolean standard = !standardised.isEmpty();
        List<PlainTable.Column> columns = new ArrayList<>(List.of(
                new PlainTable.Column(ResultParts.regionHeading(result.model().labels(), words), false),
                new PlainTable.Column(words.say("population.people"), true),
                new PlainTable.Column(words.say("table.short.pooled", "unit", "%"), true),
                new PlainTable.Column(words.say("population.poststratified"), true),
                new PlainTable.Column(interval(), true)));
        if (standard) {
            columns.add(new PlainTable.Column(words.say("population.standardised-percent"), true));
            columns.add(new PlainTable.Column(interval(), true));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(
                words.say("population.nation"), null, percent(result.national().pooled()), standard));
        List<RegionEstimate> ordered = PooledOrder.of(result);
        for (RegionEstimate each : ordered.subList(0, Math.min(MOST_ROWS, ordered.size()))) {
            rows.add(row(
                    each.label(),
                    each.region(),
                    WithheldMarks.or(each, FigureGroup.POOLED, percent(each.pooled())),
                    standard));
        }
        return new PlainTable(
                words.say("population.caption-regions"),
                columns,
                rows,
                notes(List.of(words.say("population.meaning", "standard", standard)), ordered.size()));
    }

    private String interval() {
        return words.say(
                "population.interval", "level", numerals.level(result.model().interval()));
    }

    private List<String> row(String name, String region, String pooled, boolean standard) {
        PoststratifiedFigure figure = whole.get(region);
        List<String> row = new ArrayList<>(List.of(
                name,
                figure == null ? Numerals.UNDEFINED : numerals.count(Math.round(figure.population())),
                pooled,
                shown(figure),
                limits(figure)));
        if (standard) {
            row.add(shown(standardised.get(region)));
            row.add(limits(standardised.get(region)));
        }
        return row;
    }

    private Optional<PlainTable> people(String region, String name) {
        List<List<String>> rows = result.poststratified().stream()
                .filter(each -> region == null ? each.region() == null : region.equals(each.region()))
                .map(each -> List.of(
                        who(each, result, words),
                        numerals.count(Math.round(each.population())),
                        shown(each),
                        limits(each)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlainTable(
                        words.say("population.caption-people", "region", name),
                        List.of(
                                new PlainTable.Column(words.say("population.who"), false),
                                new PlainTable.Column(words.say("population.people"), true),
                                new PlainTable.Column(words.say("population.poststratified"), true),
                                new PlainTable.Column(interval(), true)),
                        rows,
                        List.of()));
    }

    /** A column for each value of a predictor, where a page can hold them. */
    private Optional<PlainTable> by(String predictor) {
        Map<String, Map<String, PoststratifiedFigure>> figures = new LinkedHashMap<>();
        for (PoststratifiedFigure each : result.poststratified()) {
            if (each.cell().keySet().equals(Set.of(predictor))) {
                figures.computeIfAbsent(each.cell().get(predictor), key -> new HashMap<>())
                        .put(each.region(), each);
            }
        }
        if (figures.isEmpty() || figures.size() > MOST_COLUMNS) {
            return Optional.empty();
        }
        List<PlainTable.Column> columns = new ArrayList<>(List.of(
                new PlainTable.Column(ResultParts.regionHeading(result.model().labels(), words), false)));
        figures.keySet().forEach(value -> columns.add(new PlainTable.Column(value, true)));
        List<List<String>> rows = new ArrayList<>();
        List<RegionEstimate> ordered = PooledOrder.of(result);
        rows.add(across(words.say("population.nation"), null, figures));
        ordered.subList(0, Math.min(MOST_ROWS, ordered.size()))
                .forEach(each -> rows.add(across(each.label(), each.region(), figures)));
        return Optional.of(new PlainTable(
                words.say(
                        "population.caption-by",
                        "predictor",
                        result.model().labels().predictor(predictor),
                        "level",
                        numerals.level(result.model().interval())),
                columns,
                rows,
                notes(List.of(), ordered.size())));
    }

    private List<String> across(String name, String region, Map<String, Map<String, PoststratifiedFigure>> figures) {
        List<String> row = new ArrayList<>(List.of(name));
        figures.values().forEach(of -> {
            PoststratifiedFigure figure = of.get(region);
            row.add(
                    figure == null || !figure.figure().defined()
                            ? shown(figure)
                            : words.say("population.figure", "figure", shown(figure), "limits", limits(figure)));
        });
        return row;
    }

    /** A row for every cell of every region; files of data have those that a page cannot hold. */
    private Optional<PlainTable> cells(int predictors) {
        List<List<String>> rows = new ArrayList<>();
        for (RegionEstimate region : PooledOrder.of(result)) {
            result.poststratified().stream()
                    .filter(each ->
                            region.region().equals(each.region()) && each.cell().size() == predictors)
                    .forEach(each -> rows.add(List.of(
                            region.label(),
                            who(each, result, words),
                            numerals.count(Math.round(each.population())),
                            shown(each),
                            limits(each))));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlainTable(
                words.say("population.caption-cells"),
                List.of(
                        new PlainTable.Column(
                                ResultParts.regionHeading(result.model().labels(), words), false),
                        new PlainTable.Column(words.say("population.who"), false),
                        new PlainTable.Column(words.say("population.people"), true),
                        new PlainTable.Column(words.say("population.poststratified"), true),
                        new PlainTable.Column(interval(), true)),
                rows.subList(0, Math.min(MOST_ROWS, rows.size())),
                rows.size() > MOST_ROWS
                        ? List.of(words.say("population.first-cells", "rows", MOST_ROWS, "cells", rows.size()))
                        : List.of()));
    }

    /** What stands below a table of regions. */
    private List<String> notes(List<String> first, int regions) {
        List<String> notes = new ArrayList<>(first);
        if (regions > MOST_ROWS) {
            notes.add(words.say("population.first-rows", "rows", MOST_ROWS, "regions", regions));
        }
        if (result.poststratified().stream()
                .anyMatch(each -> !each.figure().defined() && !each.flags().isEmpty())) {
            notes.add(words.say(
                    "population.withheld",
                    "confidential",
                    QualityFlag.CONFIDENTIAL.symbol(),
                    "unreliable",
                    QualityFlag.UNRELIABLE.symbol()));
        }
        return notes;
    }

    private String percent(Estimate estimate) {
        return numerals.percent(estimate.estimate(), decimals);
    }

    /** The figure, or what stands in place of one that is withheld or not there. */
    private String shown(PoststratifiedFigure figure) {
        if (figure == null) {
            return Numerals.UNDEFINED;
        }
        if (figure.figure().defined() || figure.flags().isEmpty()) {
            return percent(figure.figure());
        }
        return figure.flags().contains(QualityFlag.CONFIDENTIAL.code())
                ? QualityFlag.CONFIDENTIAL.symbol()
                : QualityFlag.UNRELIABLE.symbol();
    }

    private String limits(PoststratifiedFigure figure) {
        return figure == null || !figure.figure().defined()
                ? Numerals.UNDEFINED
                : numerals.percentInterval(figure.figure(), decimals);
    }
}
