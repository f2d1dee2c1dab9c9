package org.regionwise.analysis.result;

import java.util.Arrays;

/** What is made of the finite populations that a survey states. */
public enum PopulationCorrection {
    /** None is stated. */
    NONE(null),
    /** Of the first stage, which is the only one. */
    FIRST_STAGE("first-stage"),
    /** Of both stages. */
    TWO_STAGES("two-stages"),
    /**
     * The first stage's is left out, as weights show that clusters were subsampled and the second stage is not known.
     */
    SUBSAMPLED("left-out-subsampled"),
    /** Of the second stage alone, its populations told by weights: all clusters of every stratum are in the sample. */
    SECOND_STAGE_BY_WEIGHTS("second-stage-by-weights"),
    /** Left out, as a second stage is stated without its populations. */
    SECOND_UNKNOWN("left-out-second-stage-unknown"),
    /** Left out, as weights are relative and cannot show whether clusters were subsampled. */
    RELATIVE_WEIGHTS("left-out-relative-weights");

    private final String code;

    PopulationCorrection(String code) {
        this.code = code;
    }

    /** How files write it; null for {@link #NONE}. */
    public String code() {
        return code;
    }

    /** The one with this code; throws {@link IllegalArgumentException} where there is none. */
    public static PopulationCorrection of(String code) {
        return Arrays.stream(values())
                .filter(each -> code.equals(each.code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no correction for finite populations: " + code));
    }

    /** Whether a finite population was given, and not corrected for. */
    public boolean leftOut() {
        return switch (this) {
            case SUBSAMPLED, SECOND_UNKNOWN, RELATIVE_WEIGHTS -> true;
            case NONE, FIRST_STAGE, TWO_STAGES, SECOND_STAGE_BY_WEIGHTS -> false;
        };
    }
}
