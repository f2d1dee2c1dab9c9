package org.regionwise.survey;

import java.util.List;

/**
 * What a column holds, as shown before anything is stored.
 *
 * @param column name and type
 * @param emptyCount rows with an empty cell
 * @param values the most frequent values, at most {@link SurveyScan#VALUES_SHOWN}, most frequent first. In a column of
 *     more than {@link SurveyScan#VALUES_COUNTED} distinct values only those seen first are counted
 * @param more whether there are further values
 * @param examples the first few distinct values, as written
 */
public record ColumnSummary(
        Column column, long emptyCount, List<ValueCount> values, boolean more, List<String> examples) {
    public ColumnSummary {
        values = List.copyOf(values);
        examples = List.copyOf(examples);
    }

    /** Whether it would be a column of numbers if its commas were decimal points, judged by the values listed. */
    public boolean hasDecimalCommas() {
        return column.type() == ColumnType.TEXT
                && values.stream().map(ValueCount::value).anyMatch(NumberText::hasDecimalComma)
                && values.stream()
                        .map(ValueCount::value)
                        .allMatch(value -> NumberText.isNumber(value) || NumberText.hasDecimalComma(value));
    }
}
