package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.population.Raking;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionTable;

/** A population table read as the survey writes its regions and the values of its predictors. Used once. */
final class PopulationCoding {
    private static final int NAMED = 5;
    /** Share by which a stated population may miss the table's people unsaid. */
    private static final double FAR = 0.01;

    private final Analysis analysis;
    private final SurveyData data;
    private final CodedResponses responses;
    private final List<ModelColumn> columns;
    private final List<String> predictors;
    private final List<PopulationLevels> levels = new ArrayList<>();
    private final List<Warning> warnings;
    private final List<Problem> problems = new ArrayList<>();

    /** People by region, as the survey writes it, and pattern; in the table's order. */
    private final Map<String, Map<List<String>, Double>> people = new LinkedHashMap<>();
    /** All people of a region, also those of levels that no respondent has. */
    private final Map<String, Double> all = new HashMap<>();

    private RegionPairing pairing;
    private List<String> levelsUnknown = List.of();

    /**
     * @throws ImportProblem when the table lacks a predictor, or a row a value of one
     */
    PopulationCoding(
            Analysis analysis,
            SurveyData data,
            CodedResponses responses,
            List<ModelColumn> columns,
            List<Warning> warnings) {
        this.analysis = analysis;
        this.data = data;
        this.responses = responses;
        this.columns = columns;
        this.warnings = warnings;
        this.predictors =
                data.counts().predictorColumns().stream().map(Column::name).toList();
        for (int i = 0; i < predictors.size(); i++) {
            int at = i;
            levels.add(new PopulationLevels(
                    columns.get(i).isNumber(),
                    responses.national().keySet().stream()
                            .map(pattern -> pattern.get(at))
                            .toList(),
                    data.labels(predictors.get(i))));
        }
        take(population().table());
    }

    private Population population() {
        return data.population().orElseThrow();
    }

    private void take(PopulationTable table) {
        Map<String, String> names =
                new LinkedHashMap<>(data.regions().map(RegionTable::names).orElse(Map.of()));
        responses
                .regions()
                .forEach(key -> names.putIfAbsent(
                        key, data.labels(analysis.regionColumn()).get(key)));
        Set<String> written = new LinkedHashSet<>();
        table.rows().forEach(row -> written.add(row.region()));
        pairing = RegionPairing.of(
                written, names, data.imported().options().recoded().getOrDefault(analysis.regionColumn(), Map.of()));
        int[] places = places(table, predictors);
        Map<String, Double> unknown = new LinkedHashMap<>();
        for (PopulationTable.Row row : table.rows()) {
            String region = pairing.alike().getOrDefault(row.region(), row.region());
            all.merge(region, row.count(), Double::sum);
            pattern(
                            table,
                            row,
                            places,
                            IntStream.range(0, predictors.size()).boxed().toList(),
                            unknown)
                    .ifPresent(pattern -> people.computeIfAbsent(region, key -> new LinkedHashMap<>())
                            .merge(pattern, row.count(), Double::sum));
        }
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
        warnOfColumns(table, "population-summed-over", predictors);
        levelsUnknown = List.copyOf(unknown.keySet());
        warnOfLevels("population-levels-unknown", unknown, table.people());
        Map<String, String> others = pairing.unsaid(Map.of(), names);
        for (int i = 0; i < levels.size(); i++) {
            String column = predictors.get(i);
            levels.get(i).readAsOthers().forEach((from, to) -> others.put(column + " " + from, to));
        }
        if (!others.isEmpty()) {
            warnings.add(Warning.ofReading(
                    "population-written-otherwise",
                    Map.of(
                            "pairs",
                            others.entrySet().stream()
                                    .map(each -> Map.of("written", each.getKey(), "key", each.getValue()))
                                    .toList()),
                    List.of()));
        }
        if (table.raking() == null && table.rows().stream().anyMatch(row -> row.count() != Math.rint(row.count()))) {
            List<Long> rows = table.rows().stream()
                    .filter(row -> row.count() != Math.rint(row.count()))
                    .map(PopulationTable.Row::number)
                    .toList();
            warnings.add(Warning.ofModel("population-fractions", Map.of("rows", rows.size(), "first", rows.get(0))));
        }
        warnOfRaking(table.raking());
        if (!table.notes().isEmpty()) {
            warnings.add(Warning.ofModel(
                    "population-totals-left-out", Map.of("rows", table.notes().size())));
        }
    }

    private void warnOfRaking(Raking raking) {
        if (raking == null) {
            return;
        }
        warnings.add(Warning.ofModel(
                "population-raked",
                Map.of(
                        "margins",
                        raking.margins().stream().map(PopulationTable::file).toList(),
                        "rounds",
                        raking.rounds())));
        if (!raking.converged()) {
            warnings.add(Warning.ofModel("population-raking-missed", Map.of("ofPeople", raking.miss())));
        }
        if (!raking.unlike().isEmpty()) {
            List<String> regions =
                    raking.unlike().stream().filter(each -> !each.isEmpty()).toList();
            warnings.add(Warning.ofModel("population-margins-unlike", Map.of("unlisted", regions)));
        }
    }

    private static int[] places(PopulationTable table, List<String> wanted) {
        List<Problem> absent = new ArrayList<>();
        for (String predictor : wanted) {
            if (table.place(predictor) < 0) {
                absent.add(new Problem(
                        table.file(),
                        0,
                        predictor,
                        "",
                        Reason.of("population-without-predictor", "columns", table.columns())));
            }
        }
        if (!absent.isEmpty()) {
            throw new ImportProblem(ImportReport.of(absent));
        }
        return wanted.stream().mapToInt(table::place).toArray();
    }

    /**
     * A row's values as the survey writes them; empty where no respondent has one of them.
     *
     * @param of numbers of the predictors that {@code places} are the places of
     */
    private Optional<List<String>> pattern(
            PopulationTable table,
            PopulationTable.Row row,
            int[] places,
            List<Integer> of,
            Map<String, Double> unknown) {
        List<String> pattern = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            String value = row.values().get(places[i]);
            String column = table.columns().get(places[i]);
            if (value == null) {
                problems.add(new Problem(table.file(), row.number(), column, "", Reason.of("population-value-empty")));
                return Optional.empty();
            }
            Optional<String> level = levels.get(of.get(i)).of(value);
            if (level.isEmpty() && columns.get(of.get(i)).isNumber()) {
                problems.add(
                        new Problem(table.file(), row.number(), column, value, Reason.of("population-value-number")));
                return Optional.empty();
            }
            if (level.isEmpty()) {
                unknown.merge(column + " = " + value, row.count(), Double::sum);
                return Optional.empty();
            }
            pattern.add(level.get());
        }
        return Optional.of(pattern);
    }

    private void warnOfColumns(PopulationTable table, String code, List<String> used) {
        List<String> others = table.columns().stream()
                .filter(column -> !used.contains(column))
                .toList();
        if (!others.isEmpty()) {
            warnings.add(Warning.ofModel(code, Map.of("columns", others)));
        }
    }

    private void warnOfLevels(String code, Map<String, Double> unknown, double of) {
        if (!unknown.isEmpty()) {
            double left =
                    unknown.values().stream().mapToDouble(Double::doubleValue).sum();
            warnings.add(Warning.ofModel(code, Map.of("levels", List.copyOf(unknown.keySet()), "ofPeople", left / of)));
        }
    }

    /** Regions in which somebody lives whom the model can tell about, in the table's order. */
    Set<String> regions() {
        return people.keySet();
    }

    /** All who live in a region, null where the table does not have it. */
    Double people(String region) {
        return all.get(region);
    }

    /**
     * The people by regions and patterns; what is not as in the survey is said.
     *
     * @param regions those estimated
     */
    CodedPopulation coded(List<RegionFacts> regions, RegionPredictors ofRegions, ModelTerms terms) {
        Map<List<String>, Integer> numbers = new LinkedHashMap<>();
        List<Map<Integer, Double>> counts = new ArrayList<>();
        for (RegionFacts region : regions) {
            Map<Integer, Double> own = new LinkedHashMap<>();
            people.getOrDefault(region.key(), Map.of()).forEach((pattern, count) -> {
                if (count > 0) {
                    own.put(numbers.computeIfAbsent(pattern, key -> numbers.size()), count);
                }
            });
            counts.add(own);
        }
        requireShared(regions, counts);
        warnOfRegions(regions, counts);
        warnOfCells(regions, counts, numbers);
        warnOfPopulations(regions);
        List<List<String>> patterns = List.copyOf(numbers.keySet());
        return new CodedPopulation(
                predictors,
                patterns,
                counts,
                regions.stream()
                        .map(region -> terms.ofRegion(ofRegions.entries(region.key())))
                        .toArray(double[][]::new),
                patterns.stream().map(terms::ofPeople).toArray(double[][]::new),
                terms.crossings(),
                Optional.ofNullable(population().standard()).map(this::standard));
    }

    /** Somebody who was asked lives where the table has people. */
    private void requireShared(List<RegionFacts> regions, List<Map<Integer, Double>> counts) {
        for (int j = 0; j < regions.size(); j++) {
            if (regions.get(j).used() > 0 && !counts.get(j).isEmpty()) {
                return;
            }
        }
        throw problem(
                pairing.guesses().isEmpty()
                        ? Reason.of("population-levels-of-none", "levels", levelsUnknown)
                        : Reason.of(
                                "population-of-none",
                                "regions",
                                pairing.guesses(),
                                "keys",
                                List.copyOf(responses.regions())));
    }

    private ImportProblem problem(Reason reason) {
        return new ImportProblem(new Problem(population().table().file(), 0, "", "", reason));
    }

    private CodedPopulation.Standard standard(PopulationTable table) {
        List<Integer> of = IntStream.range(0, predictors.size())
                .filter(i -> table.place(predictors.get(i)) >= 0)
                .boxed()
                .toList();
        if (of.isEmpty()) {
            throw new ImportProblem(new Problem(
                    table.file(),
                    0,
                    "",
                    "",
                    Reason.of("standard-without-predictor", "columns", table.columns(), "predictors", predictors)));
        }
        List<String> used = of.stream().map(predictors::get).toList();
        int[] places = places(table, used);
        Map<String, Double> unknown = new LinkedHashMap<>();
        Map<List<String>, Double> counts = new LinkedHashMap<>();
        for (PopulationTable.Row row : table.rows()) {
            pattern(table, row, places, of, unknown)
                    .ifPresent(values -> counts.merge(values, row.count(), Double::sum));
        }
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
        warnOfColumns(table, "standard-summed-over", used);
        warnOfLevels("standard-levels-unknown", unknown, table.people());
        counts.values().removeIf(count -> count == 0);
        return new CodedPopulation.Standard(of, counts);
    }

    private void warnOfRegions(List<RegionFacts> regions, List<Map<Integer, Double>> counts) {
        Set<String> estimated = new LinkedHashSet<>();
        List<String> without = new ArrayList<>();
        List<String> synthetic = new ArrayList<>();
        for (int j = 0; j < counts.size(); j++) {
            RegionFacts region = regions.get(j);
            estimated.add(region.key());
            if (counts.get(j).isEmpty()) {
                without.add(region.key());
            } else if (region.used() == 0) {
                synthetic.add(region.key());
            }
        }
        if (analysis.coding().isMeasured()) {
            warnOfNames("regions-without-people", without);
        } else {
            warnOfNames("regions-without-population", without);
            warnOfNames("poststratified-without-respondents", synthetic);
        }
        warnOfNames(
                "population-regions-left-out",
                all.keySet().stream().filter(key -> !estimated.contains(key)).toList());
    }

    private void warnOfNames(String code, List<String> regions) {
        if (!regions.isEmpty()) {
            warnings.add(Warning.ofReading(code, Map.of("unlisted", regions), regions));
        }
    }

    /** Cells of people of whom nobody answered, and of respondents whom the table does not have. */
    private void warnOfCells(
            List<RegionFacts> regions, List<Map<Integer, Double>> counts, Map<List<String>, Integer> numbers) {
        List<List<String>> patterns = List.copyOf(numbers.keySet());
        List<String> empty = new ArrayList<>();
        int cells = 0;
        double inEmpty = 0;
        double everybody = 0;
        List<String> homeless = new ArrayList<>();
        Set<String> their = new LinkedHashSet<>();
        long respondents = 0;
        for (int j = 0; j < counts.size(); j++) {
            String key = regions.get(j).key();
            Map<List<String>, CodedResponses.Sums> answered = responses.patterns(key);
            for (Map.Entry<Integer, Double> cell : counts.get(j).entrySet()) {
                List<String> pattern = patterns.get(cell.getKey());
                cells++;
                everybody += cell.getValue();
                if (!answered.containsKey(pattern) || answered.get(pattern).respondents == 0) {
                    empty.add(key + " (" + String.join(", ", pattern) + ")");
                    inEmpty += cell.getValue();
                }
            }
            for (Map.Entry<List<String>, CodedResponses.Sums> group : answered.entrySet()) {
                Integer number = numbers.get(group.getKey());
                boolean counted = number != null && counts.get(j).containsKey(number);
                if (!counted && group.getValue().respondents > 0) {
                    homeless.add(key + " (" + String.join(", ", group.getKey()) + ")");
                    their.add(key);
                    respondents += group.getValue().respondents;
                }
            }
        }
        if (!empty.isEmpty()) {
            warnings.add(Warning.ofAnswers(
                    "population-cells-empty",
                    Map.of(
                            "empty",
                            empty.size(),
                            "cells",
                            cells,
                            "ofPeople",
                            inEmpty / everybody,
                            "named",
                            empty.subList(0, Math.min(NAMED, empty.size()))),
                    List.of()));
        }
        if (!homeless.isEmpty()) {
            warnings.add(Warning.ofAnswers(
                    "respondents-in-no-cell",
                    Map.of("respondents", respondents, "named", homeless.subList(0, Math.min(NAMED, homeless.size()))),
                    List.copyOf(their)));
        }
    }

    /** Where the region table states other populations. */
    private void warnOfPopulations(List<RegionFacts> regions) {
        boolean stated = data.regions().map(RegionTable::populationColumn).isPresent();
        if (!stated) {
            warnings.add(Warning.ofModel("population-from-cells"));
            return;
        }
        List<String> far = regions.stream()
                .filter(region -> region.population() != null
                        && all.containsKey(region.key())
                        && Math.abs(all.get(region.key()) - region.population()) > FAR * region.population())
                .map(RegionFacts::key)
                .toList();
        if (!far.isEmpty()) {
            warnings.add(Warning.ofModel("population-differs", Map.of("unlisted", far), far));
        }
    }
}
