package org.regionwise.survey.count;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.regionwise.survey.Column;

/**
 * A survey reduced to what a binomial model needs: one count per region, answer and predictor pattern. The reduction is
 * the same whether a file was streamed (command line) or a database grouped it (server).
 *
 * @param regionColumn column of the region key
 * @param outcomeColumn column of the answer
 * @param predictorColumns respondent predictors, may be empty
 * @param counts the groups, in order of region, answer, predictors (nulls first), so that equal surveys give equal
 *     lists
 */
public record ResponseCounts(
        String regionColumn, String outcomeColumn, List<Column> predictorColumns, List<ResponseCount> counts) {
    public ResponseCounts {
        predictorColumns = List.copyOf(predictorColumns);
        counts = List.copyOf(counts);
    }

    private static final Comparator<String> NULLS_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<ResponseCount> ORDER = Comparator.comparing(ResponseCount::region, NULLS_FIRST)
            .thenComparing(ResponseCount::answer, NULLS_FIRST)
            .thenComparing(ResponseCount::predictors, ResponseCounts::compareValues);

    /** The same with the groups brought into their order. */
    public static ResponseCounts sorted(
            String regionColumn,
            String outcomeColumn,
            List<Column> predictorColumns,
            Collection<ResponseCount> counts) {
        return new ResponseCounts(
                regionColumn,
                outcomeColumn,
                predictorColumns,
                counts.stream().sorted(ORDER).toList());
    }

    private static int compareValues(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = NULLS_FIRST.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Number of respondents, answered or not. */
    public long respondents() {
        return counts.stream().mapToLong(ResponseCount::count).sum();
    }
}
