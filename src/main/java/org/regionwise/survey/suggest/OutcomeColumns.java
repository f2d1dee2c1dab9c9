package org.regionwise.survey.suggest;

import java.util.List;
import java.util.stream.Stream;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyScan;

/**
 * Which columns of a survey may hold what is measured: questions that respondents answered, and no identifiers, weights
 * or parts of the sampling. Names and values tell; the analyst can always ask for all columns.
 */
public final class OutcomeColumns {
    /** More distinct texts than this are no answers to choose from. */
    private static final int MOST_ANSWERS = 40;

    /** In fewer rows, values may differ from each other by chance. */
    private static final long LEAST_ROWS = 20;

    private OutcomeColumns() {}

    /** Names of the columns to choose from, in the file's order. */
    public static List<String> offered(SurveyScan scan, String regionColumn) {
        return scan.columns().stream()
                .filter(column -> !column.column().name().equals(regionColumn) && isOffered(column, scan.rows()))
                .map(column -> column.column().name())
                .toList();
    }

    /** Whether a column is offered. */
    static boolean isOffered(ColumnSummary column, long rows) {
        String name = column.column().name();
        return !isNoQuestion(name)
                && !isWeight(column)
                && !isDifferentInEveryRow(column, rows)
                && !column.values().isEmpty()
                && (column.column().type() == ColumnType.NUMBER
                        || !column.more() && column.values().size() <= MOST_ANSWERS);
    }

    /** Whether a name tells that its column identifies or weights respondents, and so neither asks nor predicts. */
    public static boolean isIdentifierOrWeight(String name) {
        return ColumnWord.IDENTIFIER.in(name).isPresent() || ColumnWord.WEIGHT.is(name);
    }

    /** Whether a name tells that its column holds no answers, whatever its values are. */
    public static boolean isNoQuestion(String name) {
        return ColumnWord.IDENTIFIER.in(name).isPresent()
                || Stream.of(ColumnWord.OCCASION, ColumnWord.WEIGHT, ColumnWord.STRATUM, ColumnWord.CLUSTER)
                        .anyMatch(word -> word.is(name));
    }

    /** Whether its name tells a weight and its values do not tell a yes and a no: "weight loss" may be a question. */
    private static boolean isWeight(ColumnSummary column) {
        return ColumnWord.WEIGHT.in(column.column().name()).isPresent()
                && column.column().type() == ColumnType.NUMBER
                && !CodingSuggestion.isBinary(column);
    }

    /** As identifiers are; measures with decimals are not whole. */
    private static boolean isDifferentInEveryRow(ColumnSummary column, long rows) {
        boolean few = rows - column.emptyCount() < LEAST_ROWS;
        boolean once = column.values().stream().allMatch(value -> value.count() == 1);
        return !few
                && once
                && column.values().size() > 1
                && (column.column().type() != ColumnType.NUMBER
                        || column.values().stream().map(ValueCount::value).allMatch(OutcomeColumns::isWhole));
    }

    private static boolean isWhole(String value) {
        double number = NumberText.value(value);
        return number == Math.rint(number);
    }
}
