package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.Cells;
import org.regionwise.engine.NotEstimable;
import org.regionwise.survey.Answer;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.ResponseCount;

/** Builds {@link ModelData}: one pass over the counts, one over the regions. Used once. */
final class ModelDataBuilder {
    private static final int NAMED = 5;

    private final Analysis analysis;
    private final SurveyData data;
    private final List<Result.Warning> warnings = new ArrayList<>();

    private final Set<String> positive = new TreeSet<>();
    private final Set<String> negative = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    /** Region, then values of the respondent predictors, then {used, positives, unanswered}. */
    private final Map<String, Map<List<String>, long[]>> patterns = new LinkedHashMap<>();

    private final Map<String, Long> unanswered = new HashMap<>();
    private final Map<String, Long> firstRow = new HashMap<>();
    private final Map<List<String>, Long> national = new LinkedHashMap<>();
    private long used;

    ModelDataBuilder(Analysis analysis, SurveyData data) {
        this.analysis = analysis;
        this.data = data;
    }

    /**
     * @throws ImportProblem when an answer is neither yes, no nor missing, or a predictor is absent, not a number, or has
     *     no value for a region with respondents
     * @throws NotEstimable when no respondent is left
     */
    ModelData build() {
        code();
        if (used == 0) {
            throw new NotEstimable("No respondent has both a region and an answer that counts as yes or no.");
        }
        long leftOut = data.imported().leftOut();
        if (leftOut > 0) {
            warnings.add(new Result.Warning(
                    "rows-left-out",
                    (leftOut == 1 ? "1 row of the file" : leftOut + " rows of the file")
                            + " could not be read and " + (leftOut == 1 ? "was" : "were")
                            + " left out, as was chosen; the figures describe the rest."));
        }
        if (positive.isEmpty()) {
            warnings.add(new Result.Warning(
                    "no-positives-anywhere",
                    "Nobody gave an answer that counts as yes ("
                            + String.join(", ", analysis.coding().positive())
                            + "). Make sure that this is how the survey writes it."));
        }
        List<ModelColumn> regionColumns = regionColumns();
        List<ModelColumn> respondentColumns = respondentColumns();
        List<RegionFacts> regions = regions();
        return new ModelData(
                cells(regions, regionColumns, respondentColumns),
                regions,
                List.copyOf(positive),
                List.copyOf(negative),
                List.copyOf(missing),
                data.counts().respondents(),
                used,
                warnings);
    }

    private void code() {
        Map<String, Problem> unknown = new HashMap<>();
        long unplaced = 0;
        long incomplete = 0;
        Map<String, Answer> answers = new HashMap<>();
        for (ResponseCount count : data.counts().counts()) {
            Answer answer = answers.computeIfAbsent(count.answer(), analysis.coding()::classify);
            switch (answer) {
                case YES -> positive.add(count.answer());
                case NO -> negative.add(count.answer());
                case MISSING -> {
                    if (count.answer() != null) {
                        missing.add(count.answer());
                    }
                }
                case UNKNOWN ->
                    unknown.merge(count.answer(), unknownAnswer(count), (a, b) -> a.row() <= b.row() ? a : b);
            }
            if (count.region() == null) {
                unplaced += count.count();
                continue;
            }
            firstRow.merge(count.region(), count.firstRow(), Math::min);
            patterns.computeIfAbsent(count.region(), key -> new LinkedHashMap<>());
            if (answer == Answer.MISSING) {
                unanswered.merge(count.region(), count.count(), Long::sum);
                if (analysis.settings().unansweredPredicted() && !hasGap(count)) {
                    sums(count)[2] += count.count();
                }
            } else if (hasGap(count)) {
                incomplete += count.count();
            } else if (answer != Answer.UNKNOWN) {
                long[] sums = sums(count);
                sums[0] += count.count();
                sums[1] += answer == Answer.YES ? count.count() : 0;
                national.merge(count.predictors(), count.count(), Long::sum);
                used += count.count();
            }
        }
        if (!unknown.isEmpty()) {
            throw new ImportProblem(new ImportReport(
                    unknown.values().stream()
                            .sorted(Comparator.comparingLong(Problem::row))
                            .limit(100)
                            .toList(),
                    unknown.size()));
        }
        if (unplaced > 0) {
            warnings.add(new Result.Warning(
                    "respondents-without-region",
                    people(unplaced) + " without a region left out (column “" + analysis.regionColumn()
                            + "” is empty)."));
        }
        if (incomplete > 0) {
            warnings.add(new Result.Warning(
                    "respondents-without-predictor",
                    people(incomplete) + " left out because a value of " + quoted(analysis.respondentPredictors())
                            + " is missing."));
        }
    }

    private ImportProblem noneMatches(String key, RegionTable table) {
        return new ImportProblem(new Problem(
                data.name(),
                firstRow.get(key),
                analysis.regionColumn(),
                key,
                "is in no row of the region table, and neither is any other region of the survey; the table has “"
                        + String.join(
                                "”, “",
                                table.keys().subList(0, Math.min(3, table.keys().size())))
                        + "”. Make both files write regions the same way (a spreadsheet drops leading zeros)."));
    }

    private static boolean hasGap(ResponseCount count) {
        return count.predictors().stream().anyMatch(Objects::isNull);
    }

    private long[] sums(ResponseCount count) {
        return patterns.get(count.region()).computeIfAbsent(count.predictors(), key -> new long[3]);
    }

    private Problem unknownAnswer(ResponseCount count) {
        return new Problem(
                data.name(),
                count.firstRow(),
                analysis.outcomeColumn(),
                count.answer(),
                "counts neither as yes (" + String.join(", ", analysis.coding().positive()) + ") nor as no ("
                        + String.join(", ", analysis.coding().negative())
                        + "). Say what it means: yes, no, or missing (on the command line with --positive,"
                        + " --negative or --missing).");
    }

    private static String people(long count) {
        return count == 1 ? "1 respondent is" : count + " respondents are";
    }

    private static String quoted(Collection<String> names) {
        return String.join(" or ", names.stream().map(name -> "“" + name + "”").toList());
    }

    private List<ModelColumn> regionColumns() {
        List<ModelColumn> columns = new ArrayList<>();
        if (analysis.predictors().isEmpty()) {
            return columns;
        }
        RegionTable table = data.regions()
                .orElseThrow(() -> new ImportProblem(new Problem(
                        data.name(),
                        0,
                        "",
                        "",
                        "has no region table, so " + quoted(analysis.predictors())
                                + " cannot be a predictor. Add a table with one row a region.")));
        List<Problem> problems = new ArrayList<>();
        for (String name : analysis.predictors()) {
            Column column = table.column(name)
                    .orElseThrow(() -> new ImportProblem(new Problem(
                            SurveyData.REGION_TABLE,
                            0,
                            name,
                            "",
                            "is not a column of the region table. It has: "
                                    + String.join(
                                            ", ",
                                            table.columns().stream()
                                                    .map(Column::name)
                                                    .toList()))));
            Map<String, String> values = table.values(name);
            boolean factor = analysis.factors().contains(name) || allText(column, values.values());
            values.forEach((region, value) -> {
                boolean sampled = sampled(region);
                if (value == null && sampled) {
                    problems.add(regionProblem(table, region, name, "", "is empty, and the region has respondents"));
                } else if (value != null && !factor && !isNumber(value)) {
                    problems.add(regionProblem(table, region, name, value, "is not a number"));
                }
            });
            if (problems.isEmpty()) {
                columns.add(
                        factor
                                ? ModelColumn.regionFactor(name, values.values(), SurveyData.REGION_TABLE)
                                : ModelColumn.number(name));
            }
        }
        Set<String> known = Set.copyOf(table.keys());
        for (String region : patterns.keySet()) {
            if (!known.contains(region)) {
                problems.add(new Problem(
                        data.name(),
                        firstRow.get(region),
                        analysis.regionColumn(),
                        region,
                        "is not in the region table, so its predictors are unknown. Add the region to the table,"
                                + " or correct its key."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ImportProblem(
                    new ImportReport(problems.subList(0, Math.min(100, problems.size())), problems.size()));
        }
        return columns;
    }

    private static boolean allText(Column column, Collection<String> values) {
        return column.type() == ColumnType.TEXT && values.stream().noneMatch(value -> value != null && isNumber(value));
    }

    private static boolean isNumber(String value) {
        return NumberText.isNumber(value);
    }

    private static Problem regionProblem(RegionTable table, String region, String column, String value, String what) {
        return new Problem(
                SurveyData.REGION_TABLE,
                table.keys().indexOf(region) + 2L,
                column,
                value,
                what + " (region " + region + "). Expected a number, with a point as decimal mark.");
    }

    private boolean sampled(String region) {
        return !patterns.getOrDefault(region, Map.of()).isEmpty();
    }

    private List<ModelColumn> respondentColumns() {
        List<ModelColumn> columns = new ArrayList<>();
        for (int i = 0; i < data.counts().predictorColumns().size(); i++) {
            Column column = data.counts().predictorColumns().get(i);
            int at = i;
            if (column.type() == ColumnType.NUMBER && !analysis.factors().contains(column.name())) {
                columns.add(ModelColumn.number(column.name()));
            } else {
                columns.add(ModelColumn.factor(
                        column.name(),
                        national.keySet().stream()
                                .map(pattern -> pattern.get(at))
                                .toList(),
                        data.name()));
            }
        }
        return columns;
    }

    /** Regions of the table in its order, then those only the survey knows. */
    private List<RegionFacts> regions() {
        Set<String> keys = new LinkedHashSet<>();
        List<String> incomplete = new ArrayList<>();
        List<Map<String, String>> covariates = covariates();
        data.regions().ifPresent(table -> {
            for (String key : table.keys()) {
                boolean complete = covariates.stream().allMatch(values -> values.get(key) != null);
                (complete ? keys : incomplete).add(key);
            }
        });
        if (!incomplete.isEmpty()) {
            warnings.add(new Result.Warning(
                    "regions-left-out",
                    "No estimate for " + some(incomplete) + ": no respondents, and a predictor is missing."));
        }
        List<String> unlisted = patterns.keySet().stream()
                .filter(key -> !keys.contains(key))
                .sorted()
                .toList();
        if (data.regions().isPresent() && unlisted.size() == patterns.size() && !patterns.isEmpty()) {
            throw noneMatches(unlisted.get(0), data.regions().get());
        }
        if (!unlisted.isEmpty() && data.regions().isPresent()) {
            warnings.add(new Result.Warning(
                    "regions-not-in-table", some(unlisted) + " of the survey not found in the region table."));
        }
        keys.addAll(unlisted);
        Map<String, String> names = values(table -> table.nameColumn());
        Map<String, String> populations = values(table -> table.populationColumn());
        List<RegionFacts> regions = new ArrayList<>();
        for (String key : keys) {
            long count = 0;
            long yes = 0;
            for (long[] sums : patterns.getOrDefault(key, Map.of()).values()) {
                count += sums[0];
                yes += sums[1];
            }
            String population = populations.get(key);
            regions.add(new RegionFacts(
                    key,
                    names.get(key),
                    population == null ? null : Double.valueOf(population),
                    count,
                    yes,
                    unanswered.getOrDefault(key, 0L)));
        }
        return regions;
    }

    /** Per region predictor, its values by region. */
    private List<Map<String, String>> covariates() {
        return analysis.predictors().stream()
                .map(name -> data.regions().orElseThrow().values(name))
                .toList();
    }

    private Map<String, String> values(Function<RegionTable, String> column) {
        return data.regions()
                .filter(table -> column.apply(table) != null)
                .map(table -> table.values(column.apply(table)))
                .orElse(Map.of());
    }

    static String some(List<String> regions) {
        String named = String.join(", ", regions.subList(0, Math.min(NAMED, regions.size())));
        return (regions.size() == 1 ? "Region " : "Regions ")
                + named
                + (regions.size() > NAMED ? " and " + (regions.size() - NAMED) + " more" : "");
    }

    private Cells cells(
            List<RegionFacts> regions, List<ModelColumn> regionColumns, List<ModelColumn> respondentColumns) {
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        regionColumns.forEach(column -> terms.addAll(column.terms()));
        respondentColumns.forEach(column -> terms.addAll(column.terms()));
        List<Map<String, String>> covariates = covariates();
        List<double[]> rows = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            List<Double> fixed = new ArrayList<>(List.of(1.0));
            for (int k = 0; k < regionColumns.size(); k++) {
                fixed.addAll(regionColumns
                        .get(k)
                        .entries(covariates.get(k).get(regions.get(j).key())));
            }
            Map<List<String>, long[]> own = patterns.getOrDefault(regions.get(j).key(), Map.of());
            if (own.isEmpty()) {
                // no respondents: the nation's mix of respondents stands in for the region's
                for (Map.Entry<List<String>, Long> pattern : national.entrySet()) {
                    rows.add(row(j, 0, 0, pattern.getValue(), fixed, respondentColumns, pattern.getKey()));
                }
            }
            for (Map.Entry<List<String>, long[]> pattern : own.entrySet()) {
                long[] sums = pattern.getValue();
                rows.add(row(j, sums[0], sums[1], sums[0] + sums[2], fixed, respondentColumns, pattern.getKey()));
            }
        }
        int size = rows.size();
        int[] region = new int[size];
        double[] trials = new double[size];
        double[] successes = new double[size];
        double[] share = new double[size];
        DMatrixRMaj design = new DMatrixRMaj(size, terms.size());
        for (int c = 0; c < size; c++) {
            double[] row = rows.get(c);
            region[c] = (int) row[0];
            trials[c] = row[1];
            successes[c] = row[2];
            share[c] = row[3];
            System.arraycopy(row, 4, design.data, c * terms.size(), terms.size());
        }
        return new Cells(regions.size(), region, trials, successes, share, design, terms);
    }

    private static double[] row(
            int region,
            long trials,
            long successes,
            long share,
            List<Double> fixed,
            List<ModelColumn> respondentColumns,
            List<String> pattern) {
        List<Double> x = new ArrayList<>(fixed);
        for (int k = 0; k < pattern.size(); k++) {
            x.addAll(respondentColumns.get(k).entries(pattern.get(k)));
        }
        double[] row = new double[4 + x.size()];
        row[0] = region;
        row[1] = trials;
        row[2] = successes;
        row[3] = share;
        for (int k = 0; k < x.size(); k++) {
            row[4 + k] = x.get(k);
        }
        return row;
    }
}
