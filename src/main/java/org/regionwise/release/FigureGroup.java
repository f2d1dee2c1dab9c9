package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a rule speaks of. */
public enum FigureGroup {
    /** The direct estimate, its uncertainty, and what it can be read from: how many said yes. */
    RAW("raw"),
    /** The pooled estimate and everything of its posterior. */
    POOLED("pooled"),
    /** How many were asked, and how many said yes. */
    COUNTS("counts");

    private final String code;

    FigureGroup(String code) {
        this.code = code;
    }

    /** As programs read it. */
    @JsonValue
    public String code() {
        return code;
    }
}
