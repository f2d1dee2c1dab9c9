package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.answer.CodedResponses;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.direct.SampleMean;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.linear.unit.AreaPopulation;
import org.regionwise.engine.linear.unit.PopulationCell;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionTable;

/** Respondents of a measured outcome as rows of a linear model, and what is known of their regions' populations. */
final class MeasuredRows {
    /** A larger part of a region's population is seldom asked: its column may not count people. */
    private static final double LARGE_SHARE = 0.1;
    /** Beyond these neither squares of answers nor what a table can print of them is safe. */
    private static final double LARGEST_ANSWER = 1e15;

    private static final double SMALLEST_ANSWER = 1e-9;

    private final LinearUnit model;
    private final SurveyData data;
    private final CodedResponses responses;
    private final List<RegionFacts> regions;
    private final RegionPredictors predictors;
    private final List<ModelColumn> respondentColumns;
    private final Optional<CodedPopulation> people;
    private final List<Warning> warnings;
    private final List<String> terms = new ArrayList<>(List.of("(Intercept)"));
    private final int ofRegions;

    MeasuredRows(
            LinearUnit model,
            SurveyData data,
            CodedResponses responses,
            List<RegionFacts> regions,
            RegionPredictors predictors,
            List<ModelColumn> respondentColumns,
            Optional<CodedPopulation> people,
            List<Warning> warnings) {
        this.model = model;
        this.data = data;
        this.responses = responses;
        this.regions = regions;
        this.predictors = predictors;
        this.respondentColumns = respondentColumns;
        this.people = people;
        this.warnings = warnings;
        terms.addAll(predictors.terms());
        ofRegions = terms.size();
        respondentColumns.forEach(column -> terms.addAll(column.terms()));
    }

    /**
     * @param coded what a result says of the data
     * @throws ImportProblem when a population's mean is missing, is no number, or is of no term
     * @throws NotEstimable when answers are so large or so small that they need another unit
     */
    MeasuredData data(CodedData coded) {
        List<CodedResponses.MeasuredGroup> groups = responses.measured();
        int size = Math.toIntExact(responses.used());
        Map<String, Integer> numbers = new HashMap<>();
        regions.forEach(region -> numbers.put(region.key(), numbers.size()));
        double[] outcome = new double[size];
        int[] level = new int[size];
        DMatrixRMaj design = new DMatrixRMaj(size, terms.size());
        int at = 0;
        for (CodedResponses.MeasuredGroup group : groups) {
            double[] row = row(group.region(), group.pattern());
            for (long i = 0; i < group.count(); i++, at++) {
                outcome[at] = group.value();
                level[at] = numbers.get(group.region());
                System.arraycopy(row, 0, design.data, at * row.length, row.length);
            }
        }
        requireSize(outcome);
        GroupingFactor factor = new GroupingFactor(
                data.counts().regionColumn(),
                level,
                regions.stream().map(RegionFacts::key).toList());
        double largest = largestShare();
        return new MeasuredData(
                new LinearData(outcome, design, terms, List.of(RandomTerm.intercept(factor))),
                populations(largest),
                people(largest, outcome, level),
                Arrays.stream(answers(outcome, level)).map(SampleMean::of).toList(),
                SampleMean.of(outcome),
                ofRegions,
                largest <= 1 ? largest : Double.NaN,
                coded);
    }

    private void requireSize(double[] outcome) {
        double largest = Arrays.stream(outcome).map(Math::abs).max().orElse(0);
        if (largest > LARGEST_ANSWER) {
            throw outOfSize("answers-too-large", largest, LARGEST_ANSWER);
        }
        if (largest > 0 && largest < SMALLEST_ANSWER) {
            throw outOfSize("answers-too-small", largest, SMALLEST_ANSWER);
        }
    }

    private NotEstimable outOfSize(String code, double largest, double limit) {
        return new NotEstimable(
                code,
                Map.of(
                        "column",
                        data.counts().outcomeColumn(),
                        "value",
                        Double.toString(largest),
                        "limit",
                        Double.toString(limit)));
    }

    private double[][] answers(double[] outcome, int[] level) {
        int[] sizes = new int[regions.size()];
        Arrays.stream(level).forEach(j -> sizes[j]++);
        double[][] own = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
        for (int i = 0; i < level.length; i++) {
            own[level[i]][--sizes[level[i]]] = outcome[i];
        }
        return own;
    }

    private double[] row(String region, List<String> pattern) {
        List<Double> row = new ArrayList<>(List.of(1.0));
        row.addAll(predictors.entries(region));
        for (int k = 0; k < pattern.size(); k++) {
            row.addAll(respondentColumns.get(k).entries(pattern.get(k)));
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** max n_j/N_j; NaN where no population is known. */
    private double largestShare() {
        return regions.stream()
                .filter(region -> region.population() != null && region.used() > 0)
                .mapToDouble(region -> region.used() / region.population())
                .max()
                .orElse(Double.NaN);
    }

    private List<AreaPopulation> populations(double largest) {
        if (largest > 1) {
            warnings.add(Warning.ofAnswers("populations-below-respondents", Map.of(), List.of()));
        } else if (largest > LARGE_SHARE) {
            warnings.add(Warning.ofAnswers("large-sampled-share", Map.of("share", largest), List.of()));
        }
        Map<Integer, double[]> known = knownMeans();
        if (people.isEmpty() && known.size() < terms.size() - ofRegions) {
            warnings.add(Warning.ofModel(
                    "population-means-unknown",
                    Map.of(
                            "terms",
                            IntStream.range(ofRegions, terms.size())
                                    .filter(k -> !known.containsKey(k))
                                    .mapToObj(terms::get)
                                    .toList())));
        }
        List<AreaPopulation> populations = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            RegionFacts region = regions.get(j);
            double[] means = means(j);
            for (Map.Entry<Integer, double[]> each : known.entrySet()) {
                means[each.getKey()] = each.getValue()[j];
            }
            populations.add(new AreaPopulation(
                    means,
                    region.population() == null || largest > 1 ? Double.POSITIVE_INFINITY : region.population()));
        }
        return populations;
    }

    /** Of the predictors over the region's people. */
    private double[] means(int j) {
        double[] means = row(regions.get(j).key(), List.of());
        int fixed = means.length;
        means = Arrays.copyOf(means, terms.size());
        double whole = 0;
        for (PopulationCell cell : cells(j, patterns(j))) {
            whole += cell.count();
            for (int k = fixed; k < means.length; k++) {
                means[k] += cell.count() * cell.row()[k];
            }
        }
        for (int k = fixed; k < means.length; k++) {
            means[k] /= whole;
        }
        return means;
    }

    /**
     * People by pattern, as the population table has the region; where it does not, its respondents, each counting by
     * his weight, or all respondents where it has none.
     */
    private Map<List<String>, Double> patterns(int j) {
        Map<List<String>, Double> patterns = new LinkedHashMap<>();
        people.ifPresent(table -> table.counts()
                .get(j)
                .forEach((pattern, count) -> patterns.put(table.patterns().get(pattern), count)));
        if (patterns.isEmpty()) {
            responses
                    .patterns(regions.get(j).key())
                    .forEach((pattern, sums) -> patterns.put(pattern, sums.used + sums.unanswered));
        }
        return patterns.isEmpty() ? responses.national() : patterns;
    }

    private List<PopulationCell> cells(int j, Map<List<String>, Double> patterns) {
        List<PopulationCell> cells = new ArrayList<>();
        patterns.forEach((pattern, count) ->
                cells.add(new PopulationCell(row(regions.get(j).key(), pattern), count)));
        return cells;
    }

    /** Known where predictors of respondents have a population table, or there are none. */
    private Optional<MeasuredPeople> people(double largest, double[] outcome, int[] level) {
        if (people.isEmpty() && terms.size() > ofRegions
                || !model.populationMeans().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Map<List<String>, Long>> asked = new HashMap<>();
        responses
                .measured()
                .forEach(group -> asked.computeIfAbsent(group.region(), key -> new HashMap<>())
                        .merge(group.pattern(), group.count(), Long::sum));
        double[][] own = answers(outcome, level);
        List<List<PopulationCell>> all = new ArrayList<>();
        List<List<PopulationCell>> others = new ArrayList<>();
        List<double[]> answered = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            RegionFacts region = regions.get(j);
            Map<List<String>, Double> patterns = patterns(j);
            all.add(cells(j, patterns));
            boolean finite = region.population() != null && largest <= 1;
            if (finite) {
                double whole = patterns.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                Map<List<String>, Long> drawn = asked.getOrDefault(region.key(), Map.of());
                Map<List<String>, Double> rest = new LinkedHashMap<>();
                patterns.forEach((pattern, count) -> rest.put(
                        pattern, Math.max(0, count * region.population() / whole - drawn.getOrDefault(pattern, 0L))));
                others.add(cells(j, rest));
            } else {
                others.add(all.get(j));
            }
            answered.add(finite ? own[j] : new double[0]);
        }
        return Optional.of(new MeasuredPeople(all, others, answered));
    }

    /** The populations' means that the region table has, by the number of their term. */
    private Map<Integer, double[]> knownMeans() {
        Map<Integer, double[]> known = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        model.populationMeans().forEach((term, column) -> {
            int at = terms.subList(ofRegions, terms.size()).indexOf(term);
            if (at < 0) {
                problems.add(new Problem(
                        data.name(),
                        0,
                        term,
                        "",
                        Reason.of("population-mean-of-no-term", "terms", terms.subList(ofRegions, terms.size()))));
            } else {
                known.put(ofRegions + at, means(column, problems));
            }
        });
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
        return known;
    }

    private double[] means(String column, List<Problem> problems) {
        RegionTable table = data.regions()
                .orElseThrow(() -> new ImportProblem(new Problem(
                        data.name(), 0, "", "", Reason.of("no-region-table", "predictors", List.of(column)))));
        Map<String, String> values = RegionPredictors.column(table, column);
        table.requireRead(column);
        TableNumbers numbers = new TableNumbers(table, column, "--regions-");
        List<Problem> unread = numbers.problems(values);
        problems.addAll(unread);
        double[] means = new double[regions.size()];
        for (int j = 0; j < means.length && unread.isEmpty(); j++) {
            String key = regions.get(j).key();
            String value = values.get(key);
            if (value == null) {
                problems.add(new Problem(
                        SurveyData.REGION_TABLE,
                        values.containsKey(key) ? table.rowOf(key) : 0,
                        column,
                        "",
                        Reason.of("region-without-value", "region", key)));
            } else {
                means[j] = Double.parseDouble(numbers.plain(value));
            }
        }
        return means;
    }
}
