package org.regionwise.survey.suggest;

/** What a column of a survey is for. */
public enum ColumnRole {
    REGION("region"),
    OUTCOME("outcome"),
    WEIGHT("weight"),
    STRATUM("stratum"),
    CLUSTER("cluster"),
    FINITE_POPULATION("size of the stratum's population"),
    PREDICTOR("predictor");

    private final String words;

    ColumnRole(String words) {
        this.words = words;
    }

    /** The role as people call it. */
    public String words() {
        return words;
    }

    /** Whether it says how respondents were drawn. */
    boolean ofDesign() {
        return switch (this) {
            case WEIGHT, STRATUM, CLUSTER, FINITE_POPULATION -> true;
            case REGION, OUTCOME, PREDICTOR -> false;
        };
    }
}
