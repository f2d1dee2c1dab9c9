package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.survey.region.Percent;
import org.regionwise.survey.region.RegionTable;

/** Numbers of one column of a table of regions, and what is said of cells that are none. */
public final class TableNumbers {
    private final RegionTable table;
    private final String column;
    private final String options;
    private final NumberNotation notation;

    /**
     * @param column a column that exists
     * @param options how the options of the command line about this table begin
     */
    public TableNumbers(RegionTable table, String column, String options) {
        this.table = table;
        this.column = column;
        this.options = options;
        // a column of numbers is kept as programs write them, any other as it stands in the file
        boolean numbers = table.column(column)
                .map(Column::type)
                .filter(ColumnType.NUMBER::equals)
                .isPresent();
        this.notation = numbers ? NumberNotation.POINT : table.numbers();
    }

    /** The number, or empty when the text is none. */
    OptionalDouble parse(String text) {
        return notation.parse(text);
    }

    /** The number as programs write it; a text that is none as it is, and null for null. */
    public String plain(String text) {
        OptionalDouble number = parse(text);
        return number.isPresent() ? NumberText.format(number.getAsDouble()) : text;
    }

    /**
     * What is wrong with cells that hold something else than a number. Where it is the same with every cell of the
     * column, it is told once.
     *
     * @param values cells by region; null where empty
     */
    public List<Problem> problems(Map<String, String> values) {
        List<Problem> problems = new ArrayList<>(mixedPercent(values));
        if (!problems.isEmpty()) {
            return problems;
        }
        Map<String, String> unread = new LinkedHashMap<>();
        values.forEach((region, value) -> {
            if (value != null && parse(value).isEmpty()) {
                unread.put(region, value);
            }
        });
        long given = values.values().stream().filter(value -> value != null).count();
        long causes = unread.values().stream().map(this::cause).distinct().count();
        if (given > 2 && unread.size() == given && causes == 1) {
            Map.Entry<String, String> first = unread.entrySet().iterator().next();
            return List.of(problem(
                    first.getKey(),
                    first.getValue(),
                    Reason.of("no-number-in-column", "values", given).then(cause(first.getValue()))));
        }
        unread.forEach((region, value) -> problems.add(problem(
                region,
                value,
                Reason.of("no-number-of-region", "region", region).then(cause(value)))));
        return problems;
    }

    private Reason cause(String value) {
        String mark = notation.decimal() == ',' ? "comma" : "point";
        return UnreadNumber.of(value, notation)
                .map(why -> why.reason(options))
                .orElse(Reason.of("number-with-mark", "mark", mark));
    }

    /** Percent signs on some numbers only: the others may be per cent or not. */
    private List<Problem> mixedPercent(Map<String, String> values) {
        Map<String, String> signed = new LinkedHashMap<>();
        Map<String, String> plain = new LinkedHashMap<>();
        values.forEach((region, value) -> {
            if (Percent.isSigned(value, notation)) {
                signed.put(region, value);
            } else if (parse(value).isPresent()) {
                plain.put(region, value);
            }
        });
        if (signed.isEmpty() || plain.isEmpty()) {
            return List.of();
        }
        boolean fewPlain = plain.size() <= signed.size();
        List<Problem> problems = new ArrayList<>();
        (fewPlain ? plain : signed)
                .forEach((region, value) -> problems.add(problem(
                        region, value, Reason.of("percent-sign-mixed", "signed", !fewPlain, "region", region))));
        problems.sort(Comparator.comparingLong(Problem::row));
        return problems;
    }

    private Problem problem(String region, String value, Reason expected) {
        return new Problem(SurveyData.REGION_TABLE, table.rowOf(region), column, value, expected);
    }
}
