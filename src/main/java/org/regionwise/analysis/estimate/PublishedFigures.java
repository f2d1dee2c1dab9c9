package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.CodedData;
import org.regionwise.analysis.coding.RegionFacts;
import org.regionwise.analysis.coding.RegionGroups;
import org.regionwise.analysis.coding.RegionPredictors;
import org.regionwise.analysis.coding.TableNumbers;
import org.regionwise.analysis.coding.answer.ReadingWarnings;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LogitInterval;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionTable;

/**
 * Direct figures of a table that somebody published: one row a region, with estimates and their standard errors or
 * variances.
 */
final class PublishedFigures {

    private final Analysis analysis;
    private final PublishedColumns columns;
    private final RegionTable table;
    private final List<Problem> problems = new ArrayList<>();

    private PublishedFigures(Analysis analysis, PublishedColumns columns, RegionTable table) {
        this.analysis = analysis;
        this.columns = columns;
        this.table = table;
    }

    /**
     * @throws ImportProblem when a column does not exist, or a cell is not what it should be
     * @throws NotEstimable when no region has an estimate
     */
    static DirectFigures of(Analysis analysis, PublishedColumns columns, SurveyData data) {
        return new PublishedFigures(analysis, columns, data.regions().orElseThrow()).read(data);
    }

    private DirectFigures read(SurveyData data) {
        Map<String, String> estimates = column(analysis.outcomeColumn());
        Map<String, String> spreads = column(columns.spread());
        Map<String, String> respondents = columns.respondents() == null ? Map.of() : column(columns.respondents());
        checkPercent();
        throwIfAny();
        Map<String, String> names = table.nameColumn() == null ? Map.of() : table.values(table.nameColumn());
        Map<String, String> populations =
                table.populationColumn() == null ? Map.of() : table.values(table.populationColumn());
        RegionPredictors predictors =
                new RegionPredictors(analysis, data, key -> estimates.get(key) != null, List.of());
        List<String> keys = table.keys().stream().filter(predictors::complete).toList();
        int size = keys.size();
        double[] proportion = new double[size];
        double[] variance = new double[size];
        double[] asked = new double[size];
        List<RegionFacts> regions = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        long used = 0;
        for (int j = 0; j < size; j++) {
            String key = keys.get(j);
            proportion[j] = estimate(key, estimates.get(key));
            boolean given = !Double.isNaN(proportion[j]);
            variance[j] = given ? variance(key, spreads.get(key)) : Double.NaN;
            asked[j] = given ? respondents(key, respondents.get(key)) : Double.NaN;
            long whole = Double.isNaN(asked[j]) ? 0 : Math.round(asked[j]);
            used += whole;
            String population = populations.get(key);
            regions.add(new RegionFacts(
                    key, names.get(key), population == null ? null : Double.valueOf(population), whole, 0, 0, whole));
            List<Double> row = new ArrayList<>(List.of(1.0));
            row.addAll(predictors.entries(key));
            rows.add(row.stream().mapToDouble(Double::doubleValue).toArray());
        }
        throwIfAny();
        List<Estimate> raw = new ArrayList<>();
        double[] degrees = new double[size];
        double[] effective = new double[size];
        long[] places = new long[size];
        boolean any = false;
        for (int j = 0; j < size; j++) {
            any |= !Double.isNaN(proportion[j]);
            places[j] = table.keys().indexOf(keys.get(j)) + 2L;
            raw.add(raw(proportion[j], variance[j]));
            degrees[j] = Math.max(1, asked[j] - 1);
            effective[j] = columns.unit() == null && proportion[j] > 0 && proportion[j] < 1
                    ? proportion[j] * (1 - proportion[j]) / variance[j]
                    : Double.NaN;
        }
        if (!any) {
            throw new NotEstimable("no-estimates-in-column", Map.of("column", analysis.outcomeColumn()));
        }
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        terms.addAll(predictors.terms());
        List<Warning> warnings = new ArrayList<>();
        ReadingWarnings.add(data.imported(), warnings);
        List<String> incomplete =
                table.keys().stream().filter(key -> !predictors.complete(key)).toList();
        if (!incomplete.isEmpty()) {
            warnings.add(Warning.ofAnswers("regions-left-out", Map.of("missing", "either"), incomplete));
        }
        double largest = Arrays.stream(proportion)
                .filter(each -> !Double.isNaN(each))
                .max()
                .orElse(0);
        if (columns.percent() && largest > 0 && largest <= 0.01) {
            warnings.add(Warning.ofAnswers("percent-below-one", Map.of("largest", largest), List.of()));
        }
        CodedData coded = new CodedData(
                regions,
                List.of(),
                List.of(),
                List.of(),
                table.keys().size(),
                used,
                Optional.empty(),
                RegionGroups.of(analysis, data, regions, Optional.empty(), warnings),
                warnings);
        return new DirectFigures(
                coded, raw, proportion, variance, asked, degrees, effective, places, rows, terms, null, null);
    }

    /** A column of numbers, each as programs write it. */
    private Map<String, String> column(String name) {
        Map<String, String> values = RegionPredictors.column(table, name);
        table.requireRead(name);
        TableNumbers numbers = new TableNumbers(table, name, "--");
        problems.addAll(numbers.problems(values));
        values.replaceAll((region, value) -> numbers.plain(value));
        return values;
    }

    /** Signs on one of estimates and errors leave open what the other is, unless the analyst says it. */
    private void checkPercent() {
        boolean estimates = table.isPercent(analysis.outcomeColumn());
        boolean spreads = table.isPercent(columns.spread());
        if (spreads && !columns.standardError()) {
            problems.add(
                    new Problem(SurveyData.REGION_TABLE, 0, columns.spread(), "", Reason.of("variance-in-percent")));
        } else if (estimates != spreads && !columns.percent()) {
            problems.add(new Problem(
                    SurveyData.REGION_TABLE,
                    0,
                    estimates ? columns.spread() : analysis.outcomeColumn(),
                    "",
                    Reason.of(
                            "percent-signs-in-one", "other", estimates ? analysis.outcomeColumn() : columns.spread())));
        }
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
    }

    /** Whether the numbers of a column are still per cent: a percent sign has made shares of them already. */
    private boolean inPercent(String column) {
        return columns.percent() && !table.isPercent(column);
    }

    private Estimate raw(double proportion, double variance) {
        if (Double.isNaN(proportion)) {
            return Estimate.UNDEFINED;
        }
        double error = variance > 0 ? Math.sqrt(variance) : Double.NaN;
        double level = analysis.settings().interval();
        if (columns.unit() != null) {
            double half = NormalQuantile.twoSided(level) * error;
            return new Estimate(proportion, error, proportion - half, proportion + half);
        }
        Interval limits = LogitInterval.of(proportion, error, level);
        if (Double.isNaN(limits.lower()) && !Double.isNaN(error)) {
            double half = NormalQuantile.twoSided(level) * error;
            limits = new Interval(Math.max(0, proportion - half), Math.min(1, proportion + half));
        }
        return new Estimate(proportion, error, limits.lower(), limits.upper());
    }

    private double estimate(String key, String text) {
        if (text == null) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text) / (inPercent(analysis.outcomeColumn()) ? 100 : 1);
        if (columns.unit() == null && (value < 0 || value > 1)) {
            problem(
                    analysis.outcomeColumn(),
                    key,
                    text,
                    Reason.of("estimate-out-of-range", "percent", columns.percent(), "region", key));
            return Double.NaN;
        }
        return value;
    }

    /** NaN where it is absent or 0, which no sample proves. */
    private double variance(String key, String text) {
        if (text == null) {
            return Double.NaN;
        }
        double value =
                Double.parseDouble(text) / (inPercent(columns.spread()) ? columns.standardError() ? 100 : 1e4 : 1);
        if (value < 0) {
            problem(
                    columns.spread(),
                    key,
                    text,
                    Reason.of("spread-negative", "error", columns.standardError(), "region", key));
        }
        double variance = columns.standardError() ? value * value : value;
        return variance > 0 ? variance : Double.NaN;
    }

    private double respondents(String key, String text) {
        if (text == null) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text);
        if (!(value > 0)) {
            problem(columns.respondents(), key, text, Reason.of("respondents-not-above-zero", "region", key));
        }
        return value;
    }

    private void problem(String column, String key, String value, Reason why) {
        problems.add(new Problem(SurveyData.REGION_TABLE, table.keys().indexOf(key) + 2L, column, value, why));
    }
}
