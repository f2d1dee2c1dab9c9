package org.regionwise.analysis.result;

import java.util.Arrays;
import java.util.Optional;

/** What a region's own answers are too few or too alike for, as one of its flags. */
public enum DataFlag {
    /** It has no direct estimate. */
    NO_RESPONDENTS("no-respondents"),
    /** It has fewer than {@link #FEW} respondents. */
    FEW_RESPONDENTS("few-respondents"),
    /** Nobody said yes. */
    NO_POSITIVES("no-positives"),
    /** Everybody said yes. */
    ALL_POSITIVES("all-positives");

    /** From so many respondents on there are not few. */
    public static final long FEW = 10;

    private final String code;

    DataFlag(String code) {
        this.code = code;
    }

    /** As it stands in the list of flags. */
    public String code() {
        return code;
    }

    /** The flag with this code; empty for a decision's, and for one of a later version. */
    public static Optional<DataFlag> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
