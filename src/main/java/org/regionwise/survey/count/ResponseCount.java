package org.regionwise.survey.count;

import java.util.List;
import java.util.Map;

/**
 * Respondents who share a region, an answer and the same predictor values.
 *
 * @param region region key; null when the cell was empty
 * @param answer the outcome as written; null when the cell was empty
 * @param predictors values of the respondent predictors, in the order of {@link ResponseCounts#predictorColumns()};
 *     null elements where empty
 * @param count how many respondents
 * @param firstRow the first of their rows in the file (header is row 1)
 */
public record ResponseCount(String region, String answer, List<String> predictors, long count, long firstRow) {
    /** The same respondents with their region read as another. */
    ResponseCount recoding(Map<String, String> regions) {
        return new ResponseCount(regions.getOrDefault(region, region), answer, predictors, count, firstRow);
    }

    /** The same respondents and others like them. */
    ResponseCount plus(ResponseCount other) {
        return new ResponseCount(region, answer, predictors, count + other.count, Math.min(firstRow, other.firstRow));
    }
}
