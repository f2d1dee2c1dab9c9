package org.regionwise.engine.direct;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the columns of replicate weights of a survey were made, which says what the spread of their estimates has to be
 * multiplied with. Source: Wolter, <i>Introduction to Variance Estimation</i> (2nd ed., 2007), chapters 3 to 5; Fay
 * &amp; Train (1995), <i>Proceedings of the ASA Section on Government Statistics</i>, for successive differences.
 */
public enum ReplicateMethod {
    /** Balanced half-samples. */
    BRR("brr"),
    /** Balanced half-samples whose weights are changed by a factor of ρ and 2 − ρ. */
    FAY("fay"),
    /** Delete-one jackknife without strata. */
    JK1("jk1"),
    /** Jackknife of two units a stratum, one of which is left out. */
    JK2("jk2"),
    /** Delete-one jackknife within strata, each replicate with a scale of its own. */
    JKN("jkn"),
    /** Bootstrap. */
    BOOTSTRAP("bootstrap"),
    /** Successive differences, as the American Community Survey has them. */
    SDR("sdr");

    private final String code;

    ReplicateMethod(String code) {
        this.code = code;
    }

    /** As options and results write it. */
    public String code() {
        return code;
    }

    /** The one with this code. */
    public static Optional<ReplicateMethod> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Whether a scale other than its own can be given. */
    public boolean scaled() {
        return this == JK1 || this == JKN || this == BOOTSTRAP;
    }

    /** Whether replicates are made from the rows of a Hadamard matrix, whose order is a multiple of 4. */
    public boolean balanced() {
        return this == BRR || this == FAY || this == SDR;
    }

    /**
     * The scale that goes with R replicates: 1/R, 1/(R(1 − ρ)²), (R − 1)/R, 1, 1, 1/(R − 1), 4/R.
     *
     * @param rho of {@link #FAY}
     */
    public double scale(int replicates, double rho) {
        return switch (this) {
            case BRR -> 1.0 / replicates;
            case FAY -> 1 / (replicates * (1 - rho) * (1 - rho));
            case JK1 -> (replicates - 1.0) / replicates;
            case JK2, JKN -> 1;
            case BOOTSTRAP -> 1 / (replicates - 1.0);
            case SDR -> 4.0 / replicates;
        };
    }
}
