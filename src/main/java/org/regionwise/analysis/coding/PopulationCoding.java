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
import org.regionwise.analysis.coding.answer.CodedResponses;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionTable;

/** A population table read as the survey writes its regions and the values of its predictors. Used once. */
final class PopulationCoding {
    private final Analysis analysis;
    private final SurveyData data;
    private final CodedResponses responses;
    private final List<ModelColumn> columns;
    private final List<String> predictors;
    private final List<PopulationLevels> levels = new ArrayList<>();
    private final List<Warning> warnings;
    private final PopulationWarnings said;
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
        this.said = new PopulationWarnings(warnings);
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
        said.ofColumns(table, "population-summed-over", predictors);
        levelsUnknown = List.copyOf(unknown.keySet());
        said.ofLevels("population-levels-unknown", unknown, table.people());
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
        said.ofTable(table);
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
        List<List<String>> patterns = List.copyOf(numbers.keySet());
        said.ofRegions(regions, counts, all.keySet(), analysis.coding().isMeasured());
        said.ofCells(regions, counts, patterns, responses);
        said.ofPopulations(regions, all, data);
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
        said.ofColumns(table, "standard-summed-over", used);
        said.ofLevels("standard-levels-unknown", unknown, table.people());
        counts.values().removeIf(count -> count == 0);
        return new CodedPopulation.Standard(of, counts);
    }
}
