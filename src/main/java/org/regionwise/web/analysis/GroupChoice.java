package org.regionwise.web.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.web.page.FormFields;

/**
 * Groups of regions, as the form asks for them.
 *
 * @param columns of the region table that may group regions
 * @param figures columns of the region table that may hold known figures of groups
 * @param column that is chosen; empty for none
 * @param agreeing what groups agree with: {@link Settings#DIRECT}, a column, or empty for the nation
 */
public record GroupChoice(List<String> columns, List<String> figures, String column, String agreeing) {
    private static final String COLUMN = "group";
    private static final String AGREEING = "benchmark-groups";

    /**
     * As the form opens or was left.
     *
     * @param whole whether what was sent is all that there is
     */
    static GroupChoice of(StoredSurvey survey, Settings earlier, FormFields sent, boolean whole) {
        List<String> columns = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        survey.regions()
                .ifPresent(table -> table.covariates().forEach(column -> {
                    boolean text = column.type() == ColumnType.TEXT;
                    if (text || repeats(table, column)) {
                        columns.add(column.name());
                    }
                    if (!text) {
                        figures.add(column.name());
                    }
                }));
        return new GroupChoice(
                columns,
                figures,
                said(sent, COLUMN, whole ? null : earlier.group()),
                said(sent, AGREEING, whole ? null : earlier.benchmarkGroups()));
    }

    /** Whether regions share numbers of a column, as those of one province share its code. */
    private static boolean repeats(RegionTable table, Column column) {
        List<String> values = table.values(column.name()).values().stream()
                .filter(Objects::nonNull)
                .toList();
        return new HashSet<>(values).size() < values.size();
    }

    private static String said(FormFields sent, String field, String earlier) {
        return sent.text(field).orElse(earlier == null ? "" : earlier);
    }

    /** @throws ImportProblem when groups are to agree, and nobody said which or how */
    static Settings settings(FormFields sent, Settings others) {
        String column = sent.text(COLUMN).filter(each -> !each.isBlank()).orElse(null);
        String agreeing = sent.text(AGREEING).filter(each -> !each.isBlank()).orElse(null);
        if (agreeing != null && column == null) {
            throw new ImportProblem(new Problem("", 0, AGREEING, "", Reason.of("group-agreement-alone")));
        }
        if (agreeing != null && BenchmarkMethod.of(others.benchmark()) == BenchmarkMethod.NONE) {
            throw new ImportProblem(new Problem("", 0, "benchmark", "", Reason.of("group-agreement-how")));
        }
        return others.withGroup(column, agreeing);
    }
}
