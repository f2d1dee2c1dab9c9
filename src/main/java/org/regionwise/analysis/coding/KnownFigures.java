package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionTable;

/** Figures of groups of regions that are known from elsewhere, a column of the region table: one number a group. */
final class KnownFigures {
    private final RegionTable table;
    private final String column;
    private final boolean proportions;
    private final Map<String, String> values;
    private final List<Problem> problems = new ArrayList<>();

    private KnownFigures(RegionTable table, String column, boolean proportions, Map<String, String> values) {
        this.table = table;
        this.column = column;
        this.proportions = proportions;
        this.values = values;
    }

    /** @throws ImportProblem when there is no such column, or it holds something else than numbers */
    static KnownFigures of(Analysis analysis, RegionTable table) {
        String column = analysis.settings().knownOfGroups();
        if (column == null) {
            return new KnownFigures(table, null, false, Map.of());
        }
        Map<String, String> values = RegionPredictors.column(table, column);
        table.requireRead(column);
        TableNumbers numbers =
                new TableNumbers(table, column, analysis.published().isPresent() ? "--" : "--regions-");
        KnownFigures known = new KnownFigures(table, column, analysis.model().proportions(), values);
        known.problems.addAll(numbers.problems(values));
        known.throwIfAny();
        values.replaceAll((region, value) -> numbers.plain(value));
        return known;
    }

    /**
     * The figure that the regions of a group share; NaN where none of them has one.
     *
     * @param regions their keys
     */
    double of(String group, List<String> regions) {
        double found = Double.NaN;
        for (String region : regions) {
            String value = values.get(region);
            if (value == null) {
                continue;
            }
            double figure = Double.parseDouble(value);
            if (proportions && !(figure >= 0 && figure <= 1)) {
                problem(region, value, Reason.of("group-figure-no-share", "group", group));
                // its other regions most likely repeat it
                return figure;
            }
            if (!Double.isNaN(found) && figure != found) {
                problem(region, value, Reason.of("group-figures-differ", "group", group, "other", number(found)));
            }
            found = Double.isNaN(found) ? figure : found;
        }
        return found;
    }

    private static String number(double value) {
        return NumberText.format(value);
    }

    private void problem(String region, String value, Reason why) {
        problems.add(new Problem(SurveyData.REGION_TABLE, table.rowOf(region), column, value, why));
    }

    /** @throws ImportProblem when groups have no single figure, or one that cannot be */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
    }
}
