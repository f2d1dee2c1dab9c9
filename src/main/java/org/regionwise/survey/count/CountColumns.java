package org.regionwise.survey.count;

import java.util.List;

/**
 * What the columns of a table of counts are called beside those of the survey: the table has a row for each group of
 * respondents who agree in all other columns. They are a contract: the statements of {@code survey.sql} write them.
 */
public final class CountColumns {
    /** n: how many respondents. */
    public static final String RESPONDENTS = "respondents";

    /** How many of them said yes, in a table without a column of answers. */
    public static final String POSITIVES = "positives";

    /** Σ w over them; empty where their weights are none. */
    public static final String WEIGHT_SUM = "weight_sum";

    /** Σ w² over them. */
    public static final String WEIGHT_SQUARE_SUM = "weight_square_sum";

    /** Σ of their weights before calibration. */
    public static final String BASE_WEIGHT_SUM = "base_weight_sum";

    /** Σ y over those with an answer, in a table that sums a measured outcome; empty for those without one. */
    public static final String OUTCOME_SUM = "outcome_sum";

    /** Σ y² over them. */
    public static final String OUTCOME_SQUARE_SUM = "outcome_square_sum";

    /** All of them. */
    public static final List<String> ALL = List.of(
            RESPONDENTS, POSITIVES, WEIGHT_SUM, WEIGHT_SQUARE_SUM, BASE_WEIGHT_SUM, OUTCOME_SUM, OUTCOME_SQUARE_SUM);

    private CountColumns() {}
}
