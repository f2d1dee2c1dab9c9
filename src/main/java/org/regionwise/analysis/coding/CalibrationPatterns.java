package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * The combinations of values of the variables that weights were calibrated on, numbered in the order of their
 * appearance, and as rows of a regression: the constant, numbers as they are, categories by treatment coding.
 */
final class CalibrationPatterns {
    /** More categories are a sign that an identifier was chosen. */
    private static final int MOST_LEVELS = 2_000;

    /** Patterns times columns: what is computed for every region, and fits into memory many times. */
    private static final long MOST_ENTRIES = 10_000_000;

    private final Map<Pattern, Integer> numbers = new LinkedHashMap<>();

    private record Pattern(int sample, List<String> values) {}

    /**
     * The number of a combination.
     *
     * @param sample which of several that were calibrated each by itself, from 0
     */
    int number(int sample, List<String> values) {
        return numbers.computeIfAbsent(new Pattern(sample, values), key -> numbers.size());
    }

    /**
     * One row a pattern; nothing where nothing was calibrated. Each sample has columns of its own, 0 in the others.
     *
     * @param factors columns whose numbers are codes of categories
     * @param file what problems call the survey
     * @throws ImportProblem when a category has too many levels, or the table would not fit
     */
    double[][] rows(List<Column> columns, Collection<String> factors, String file) {
        if (columns.isEmpty()) {
            return new double[0][];
        }
        List<ModelColumn> model = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            int at = k;
            Column column = columns.get(k);
            model.add(
                    isNumber(column, factors)
                            ? ModelColumn.number(column.name())
                            : ModelColumn.factor(
                                    column.name(),
                                    numbers.keySet().stream()
                                            .map(pattern -> pattern.values.get(at))
                                            .toList(),
                                    file,
                                    MOST_LEVELS));
        }
        int own = 1 + model.stream().mapToInt(each -> each.terms().size()).sum();
        int samples = 1
                + numbers.keySet().stream()
                        .mapToInt(pattern -> pattern.sample)
                        .max()
                        .orElse(0);
        int width = own * samples;
        if ((long) numbers.size() * width > MOST_ENTRIES) {
            throw new ImportProblem(new Problem(
                    file,
                    0,
                    String.join(", ", columns.stream().map(Column::name).toList()),
                    "",
                    Reason.of("too-many-combinations", "combinations", numbers.size(), "width", width)));
        }
        double[][] rows = new double[numbers.size()][];
        numbers.forEach((pattern, number) -> {
            List<Double> row = new ArrayList<>(List.of(1.0));
            for (int k = 0; k < pattern.values.size(); k++) {
                row.addAll(model.get(k).entries(pattern.values.get(k)));
            }
            rows[number] = new double[width];
            for (int k = 0; k < own; k++) {
                rows[number][pattern.sample * own + k] = row.get(k);
            }
        });
        return rows;
    }

    private static boolean isNumber(Column column, Collection<String> factors) {
        return column.type() == ColumnType.NUMBER && !factors.contains(column.name());
    }
}
