package org.regionwise.survey;

import java.util.List;

/**
 * A survey reduced to what a binomial model needs: one count per region, answer and predictor pattern. The reduction is
 * the same whether a file was streamed (command line) or a database grouped it (server).
 *
 * @param regionColumn column of the region key
 * @param outcomeColumn column of the answer
 * @param predictorColumns respondent predictors, may be empty
 * @param counts the groups, in order of region, answer, predictors (nulls first), so that equal surveys give equal lists
 */
public record ResponseCounts(
        String regionColumn, String outcomeColumn, List<Column> predictorColumns, List<ResponseCount> counts) {
    public ResponseCounts {
        predictorColumns = List.copyOf(predictorColumns);
        counts = List.copyOf(counts);
    }

    /** Number of respondents, answered or not. */
    public long respondents() {
        return counts.stream().mapToLong(ResponseCount::count).sum();
    }
}
