package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What is said of a figure that may not be shown as it is. Confidential and unreliable are different things: the one
 * protects those who answered, the other those who read. The symbols of the first three are Statistics Canada's.
 */
public enum QualityFlag {
    /** Withheld, as it would tell of too few people. */
    CONFIDENTIAL("confidential", "x", true),
    /** Withheld, as it is too uncertain. */
    UNRELIABLE("unreliable", "F", true),
    /** Shown, and uncertain. */
    USE_WITH_CAUTION("use-with-caution", "E", false),
    /** Shown if a statistician agrees. */
    REVIEW("review", "R", false);

    private final String code;
    private final String symbol;
    private final boolean withholds;

    QualityFlag(String code, String symbol, boolean withholds) {
        this.code = code;
        this.symbol = symbol;
        this.withholds = withholds;
    }

    /** As programs read it. */
    @JsonValue
    public String code() {
        return code;
    }

    /** In place of a withheld figure, or beside one that is shown. */
    public String symbol() {
        return symbol;
    }

    /** Whether the figure is not shown. */
    public boolean withholds() {
        return withholds;
    }
}
