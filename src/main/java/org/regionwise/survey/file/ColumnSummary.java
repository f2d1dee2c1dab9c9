package org.regionwise.survey.file;

import java.util.List;
import org.regionwise.survey.Column;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.ValueCount;

/**
 * What a column holds, as shown before anything is stored.
 *
 * @param column name and type
 * @param emptyCount rows with an empty cell
 * @param values the most frequent values, at most {@link SurveyScan#VALUES_SHOWN}, most frequent first. In a column of
 *     more than {@link SurveyScan#VALUES_COUNTED} distinct values only those seen first are counted
 * @param more whether there are further values
 * @param examples the first few distinct values, as written
 * @param doubts what else its numbers may be
 * @param missing values that may stand for no answer
 * @param dates the orders in which all of its values are dates; empty when they are none
 */
public record ColumnSummary(
        Column column,
        long emptyCount,
        List<ValueCount> values,
        boolean more,
        List<String> examples,
        NumberDoubts doubts,
        List<MissingCode> missing,
        List<DateOrder> dates) {
    public ColumnSummary(Column column, long emptyCount, List<ValueCount> values, boolean more, List<String> examples) {
        this(column, emptyCount, values, more, examples, NumberDoubts.NONE, List.of(), List.of());
    }

    public ColumnSummary {
        values = List.copyOf(values);
        examples = List.copyOf(examples);
        missing = List.copyOf(missing);
        dates = List.copyOf(dates);
    }
}
