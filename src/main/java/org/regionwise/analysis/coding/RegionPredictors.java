package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionTable;

/** The predictors of an analysis that are columns of the region table, as columns of the design matrix. */
public final class RegionPredictors {

    private final List<ModelColumn> columns = new ArrayList<>();
    /** Per predictor, its values by region. */
    private final List<Map<String, String>> values = new ArrayList<>();

    /**
     * @param sampled whether a region has data, and so must have every predictor
     * @param problems found elsewhere, reported together with what is found here
     * @throws ImportProblem when there are any problems
     */
    public RegionPredictors(Analysis analysis, SurveyData data, Predicate<String> sampled, List<Problem> problems) {
        List<Problem> all = new ArrayList<>();
        for (String name : analysis.predictors()) {
            RegionTable table = table(data, analysis);
            Map<String, String> column = column(table, name);
            table.requireRead(name);
            TableNumbers numbers =
                    new TableNumbers(table, name, analysis.published().isPresent() ? "--" : "--regions-");
            boolean factor = analysis.factors().contains(name)
                    || allText(table.column(name).orElseThrow(), numbers, column.values());
            check(table, name, column, sampled, all);
            if (!factor) {
                all.addAll(numbers.problems(column));
                column.replaceAll((region, value) -> numbers.plain(value));
            }
            values.add(column);
            if (all.isEmpty()) {
                columns.add(
                        factor
                                ? ModelColumn.regionFactor(name, column.values(), SurveyData.REGION_TABLE)
                                : ModelColumn.number(name));
            }
        }
        all.addAll(problems);
        if (!all.isEmpty()) {
            throw new ImportProblem(ImportReport.of(all));
        }
    }

    private static RegionTable table(SurveyData data, Analysis analysis) {
        return data.regions()
                .orElseThrow(() -> new ImportProblem(new Problem(
                        data.name(), 0, "", "", Reason.of("no-region-table", "predictors", analysis.predictors()))));
    }

    /** Values of a column that must exist, by region. */
    public static Map<String, String> column(RegionTable table, String name) {
        if (table.column(name).isEmpty()) {
            throw new ImportProblem(new Problem(
                    SurveyData.REGION_TABLE,
                    0,
                    name,
                    "",
                    Reason.of(
                            "no-such-column",
                            "columns",
                            table.columns().stream().map(Column::name).toList())));
        }
        return table.values(name);
    }

    private static void check(
            RegionTable table,
            String name,
            Map<String, String> values,
            Predicate<String> sampled,
            List<Problem> problems) {
        values.forEach((region, value) -> {
            if (value == null && sampled.test(region)) {
                problems.add(new Problem(
                        SurveyData.REGION_TABLE,
                        table.rowOf(region),
                        name,
                        "",
                        Reason.of("region-without-value", "region", region)));
            }
        });
    }

    private static boolean allText(Column column, TableNumbers numbers, Collection<String> values) {
        return column.type() == ColumnType.TEXT
                && values.stream().noneMatch(value -> numbers.parse(value).isPresent());
    }

    /** Names of the design matrix's columns. */
    public List<String> terms() {
        return columns.stream().flatMap(column -> column.terms().stream()).toList();
    }

    /** Names of the design matrix's columns, predictor by predictor. */
    List<List<String>> termsByPredictor() {
        return columns.stream().map(ModelColumn::terms).toList();
    }

    /** Whether every predictor of a region is known. */
    public boolean complete(String region) {
        return values.stream().allMatch(column -> column.get(region) != null);
    }

    /** A region's entries in the columns of {@link #terms()}; every predictor must be known. */
    public List<Double> entries(String region) {
        List<Double> entries = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            entries.addAll(columns.get(k).entries(values.get(k).get(region)));
        }
        return entries;
    }
}
