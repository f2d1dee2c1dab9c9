package org.regionwise.survey.suggest;

/** What a column of a survey is for. */
public enum ColumnRole {
    REGION,
    OUTCOME,
    WEIGHT,
    STRATUM,
    CLUSTER,
    /** Size of the stratum's population. */
    FINITE_POPULATION,
    PREDICTOR;

    /** Whether it says how respondents were drawn. */
    boolean ofDesign() {
        return switch (this) {
            case WEIGHT, STRATUM, CLUSTER, FINITE_POPULATION -> true;
            case REGION, OUTCOME, PREDICTOR -> false;
        };
    }
}
