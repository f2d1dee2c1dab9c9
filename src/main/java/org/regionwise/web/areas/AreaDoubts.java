package org.regionwise.web.areas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.web.reading.ReadingSummary;

/** What stands against columns of a table of published estimates, said before the table is stored. */
final class AreaDoubts {
    private static final int MOST = 5;

    private AreaDoubts() {}

    /** Cells of the columns chosen for figures that are no numbers. */
    static List<Problem> ofNumbers(ReadingSummary read, AreaColumns said) {
        return Stream.of(said.estimate(), said.spread(), said.respondents())
                .filter(column -> !column.isEmpty() && !isNumber(read, column))
                .distinct()
                .flatMap(column -> ofNumbers(read, column).stream())
                .toList();
    }

    private static List<Problem> ofNumbers(ReadingSummary read, String column) {
        NumberNotation notation = read.file().options().numbers();
        List<String> unread = cells(read, column).stream()
                .filter(value -> notation.parse(value).isEmpty())
                .toList();
        List<Problem> problems = new ArrayList<>();
        unread.stream()
                .limit(MOST)
                .forEach(value -> problems.add(problem(
                        read,
                        column,
                        value,
                        Reason.of("no-number")
                                .then(UnreadNumber.of(value, notation).map(why -> why.reason("--"))))));
        if (unread.size() > MOST) {
            problems.add(problem(read, column, "", Reason.of("more-no-numbers", "texts", unread.size() - MOST)));
        }
        return problems;
    }

    private static Problem problem(ReadingSummary read, String column, String value, Reason reason) {
        return new Problem(read.file().name(), 0, column, value, reason);
    }

    /** Whether all estimates are 1 at most, so that they may be proportions rather than percentages. */
    static boolean looksLikeProportions(ReadingSummary read, String estimate) {
        if (!isNumber(read, estimate)) {
            return false;
        }
        NumberNotation notation = read.file().options().numbers();
        List<Double> numbers = cells(read, estimate).stream()
                .map(cell -> notation.parse(cell).orElse(Double.NaN))
                .toList();
        return numbers.stream().allMatch(each -> each <= 1) && numbers.stream().anyMatch(each -> each > 0);
    }

    private static boolean isNumber(ReadingSummary read, String column) {
        return read.scan()
                .column(column)
                .filter(each -> each.column().type() == ColumnType.NUMBER)
                .isPresent();
    }

    /** A column's cells, each once. */
    private static List<String> cells(ReadingSummary read, String column) {
        Set<String> cells = new LinkedHashSet<>();
        read.file()
                .read(
                        List.of(column),
                        used -> false,
                        (row, values) -> {
                            if (values[0] != null) {
                                cells.add(values[0]);
                            }
                        },
                        Progress.SILENT);
        return List.copyOf(cells);
    }
}
