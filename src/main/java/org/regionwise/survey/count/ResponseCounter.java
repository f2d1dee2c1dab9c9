package org.regionwise.survey.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.RowTally;

/**
 * Reduces a survey file to counts in one pass, without storing it. Gives exactly what grouping the stored survey gives:
 * types are those of the whole column, and numbers written differently ({@code 1}, {@code 1.0}) are one value.
 */
public final class ResponseCounter {
    /** The most groups; more means that a column such as an identifier was taken for a predictor. */
    public static final int MOST_GROUPS = 1_000_000;

    private ResponseCounter() {}

    /**
     * Counts respondents by region, answer and predictor values.
     *
     * @param regionColumn column of the region key
     * @param outcomeColumn column of the answer
     * @param predictorColumns respondent predictors, may be empty
     * @throws ImportProblem if a column does not exist, the file is unsound, or there are more than
     *     {@link #MOST_GROUPS} groups
     */
    public static ResponseCounts count(
            SurveyFile file, String regionColumn, String outcomeColumn, List<String> predictorColumns) {
        return count(file, regionColumn, outcomeColumn, predictorColumns, tally -> {});
    }

    /**
     * The same, telling what the reading met.
     *
     * @param told hears how many rows there were, and what was left out
     */
    public static ResponseCounts count(
            SurveyFile file,
            String regionColumn,
            String outcomeColumn,
            List<String> predictorColumns,
            Consumer<RowTally> told) {
        List<String> roles = new ArrayList<>(List.of(regionColumn, outcomeColumn));
        roles.addAll(predictorColumns);
        // one column may play two roles; it is read once
        List<String> columns = roles.stream().distinct().toList();
        file.requireColumns(columns);
        PlainCounter plain = PlainCounter.of(file, columns, MOST_GROUPS);
        if (plain != null) {
            told.accept(RowTally.of(plain.rows()));
            return counts(roles, columns, plain.values(), plain.groups());
        }
        return general(file, roles, columns, told);
    }

    /** By the reader that knows all rules. */
    static ResponseCounts general(SurveyFile file, List<String> roles, List<String> columns, Consumer<RowTally> told) {
        ValueCodes[] codes =
                columns.stream().map(file::typeScan).map(ValueCodes::new).toArray(ValueCodes[]::new);
        GroupTable groups = new GroupTable(codes.length);
        int[] tuple = new int[codes.length];
        SurveyFile.CountedVisitor visitor = (row, cells, times) -> {
            for (int i = 0; i < codes.length; i++) {
                tuple[i] = codes[i].code(cells[i]);
            }
            groups.add(tuple, row, times);
            if (groups.size() > MOST_GROUPS) {
                throw tooMany(file, columns, codes);
            }
        };
        told.accept(file.readCounted(columns, column -> true, visitor, Progress.SILENT));
        return counts(roles, columns, codes, groups);
    }

    private static ResponseCounts counts(
            List<String> roles, List<String> columns, ValueCodes[] codes, GroupTable groups) {
        List<List<String>> values = new ArrayList<>();
        int region = columns.indexOf(roles.get(0));
        for (int i = 0; i < codes.length; i++) {
            // region codes are text, whatever they look like
            values.add(i == region ? codes[i].values() : codes[i].canonicalValues());
        }
        int[] position = roles.stream().mapToInt(columns::indexOf).toArray();
        Map<List<String>, ResponseCount> merged = new HashMap<>(2 * groups.size());
        for (int group = 0; group < groups.size(); group++) {
            String[] key = new String[position.length];
            for (int i = 0; i < key.length; i++) {
                key[i] = values.get(position[i]).get(groups.code(group, position[i]));
            }
            List<String> keys = Collections.unmodifiableList(Arrays.asList(key));
            ResponseCount count = new ResponseCount(
                    key[0], key[1], keys.subList(2, key.length), groups.count(group), groups.firstRow(group));
            merged.merge(keys, count, ResponseCount::plus);
        }
        List<Column> predictors = new ArrayList<>();
        for (int i = 2; i < position.length; i++) {
            predictors.add(
                    new Column(roles.get(i), position[i] == region ? ColumnType.TEXT : codes[position[i]].type()));
        }
        return ResponseCounts.sorted(roles.get(0), roles.get(1), predictors, merged.values());
    }

    private static ImportProblem tooMany(SurveyFile file, List<String> columns, ValueCodes[] codes) {
        int widest = 0;
        for (int i = 1; i < codes.length; i++) {
            if (codes[i].size() > codes[widest].size()) {
                widest = i;
            }
        }
        return new ImportProblem(new Problem(
                file.name(),
                0,
                columns.get(widest),
                "",
                Reason.of("too-many-groups", "limit", MOST_GROUPS, "values", codes[widest].size())));
    }
}
