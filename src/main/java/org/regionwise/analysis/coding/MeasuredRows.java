package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.direct.SampleMean;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.linear.unit.AreaPopulation;
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
            List<Warning> warnings) {
        this.model = model;
        this.data = data;
        this.responses = responses;
        this.regions = regions;
        this.predictors = predictors;
        this.respondentColumns = respondentColumns;
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
                direct(outcome, level),
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

    private List<SampleMean> direct(double[] outcome, int[] level) {
        int[] sizes = new int[regions.size()];
        Arrays.stream(level).forEach(j -> sizes[j]++);
        double[][] own = Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
        for (int i = 0; i < level.length; i++) {
            own[level[i]][--sizes[level[i]]] = outcome[i];
        }
        return Arrays.stream(own).map(SampleMean::of).toList();
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
        if (known.size() < terms.size() - ofRegions) {
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
            double[] means = meansOfRespondents(region.key());
            for (Map.Entry<Integer, double[]> each : known.entrySet()) {
                means[each.getKey()] = each.getValue()[j];
            }
            populations.add(new AreaPopulation(
                    means,
                    region.population() == null || largest > 1 ? Double.POSITIVE_INFINITY : region.population()));
        }
        return populations;
    }

    /** By the region's respondents, each counting by his weight; by all respondents where it has none. */
    private double[] meansOfRespondents(String region) {
        Map<List<String>, Double> shares = new LinkedHashMap<>();
        responses.patterns(region).forEach((pattern, sums) -> shares.put(pattern, sums.used + sums.unanswered));
        if (shares.isEmpty()) {
            shares.putAll(responses.national());
        }
        double whole = 0;
        double[] means = new double[terms.size()];
        for (Map.Entry<List<String>, Double> each : shares.entrySet()) {
            double[] row = row(region, each.getKey());
            whole += each.getValue();
            for (int k = 0; k < means.length; k++) {
                means[k] += each.getValue() * row[k];
            }
        }
        double[] fixed = row(region, List.of());
        for (int k = 0; k < means.length; k++) {
            means[k] = k < fixed.length ? fixed[k] : means[k] / whole;
        }
        return means;
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
