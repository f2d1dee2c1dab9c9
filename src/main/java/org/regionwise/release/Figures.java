package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a rule speaks of. */
public enum Figures {
    /** The direct estimate, its uncertainty, and what it can be read from: how many said yes. */
    RAW("raw", "raw estimate"),
    /** The pooled estimate and everything of its posterior. */
    POOLED("pooled", "pooled estimate"),
    /** How many were asked, and how many said yes. */
    COUNTS("counts", "count");

    private final String code;
    private final String words;

    Figures(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As programs read it. */
    @JsonValue
    public String code() {
        return code;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
