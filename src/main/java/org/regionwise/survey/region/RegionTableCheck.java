package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * What an analysis would stumble over in a region table, if it used the column: a covariate that is empty, or no number
 * where the others are. It need not be mended, so it is said and no reason to refuse the table.
 */
public final class RegionTableCheck {
    private RegionTableCheck() {}

    /** Every such cell, named by its region, in the order of columns and rows. */
    public static List<Problem> of(RegionTable table) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> names = table.names();
        Map<String, Long> rows = table.rowsByKey();
        for (Column column : table.covariates()) {
            Map<String, String> values = table.values(column.name());
            boolean numbers = column.type() == ColumnType.NUMBER || mostlyNumbers(values);
            values.forEach((region, value) -> {
                if (value == null) {
                    problems.add(problem(table, names, rows, region, column, "", "region-without-value"));
                } else if (numbers && !isNumber(value)) {
                    problems.add(problem(table, names, rows, region, column, value, "region-without-number"));
                }
            });
        }
        return problems;
    }

    private static Problem problem(
            RegionTable table,
            Map<String, String> names,
            Map<String, Long> rows,
            String region,
            Column column,
            String value,
            String code) {
        String name = names.get(region);
        return new Problem(
                table.file(),
                rows.getOrDefault(region, 0L),
                column.name(),
                value,
                Reason.of(code, "region", name == null ? region : region + " (" + name + ")"));
    }

    private static boolean mostlyNumbers(Map<String, String> values) {
        long given = values.values().stream().filter(value -> value != null).count();
        long numbers = values.values().stream()
                .filter(value -> value != null && isNumber(value))
                .count();
        return 2 * numbers > given;
    }

    private static boolean isNumber(String value) {
        return NumberText.isNumber(value) || NumberText.hasDecimalComma(value);
    }
}
