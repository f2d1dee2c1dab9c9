package org.regionwise.analysis;

import java.util.Arrays;
import java.util.Optional;

/** What is done to sampling variances before the model takes them for known. */
public enum Smoothing {
    /** Own variances stand; only those that are absent or 0 are replaced. */
    NONE("none"),
    /** log relative variance on log respondents. */
    GENERALISED("gvf"),
    /** One design effect for all. */
    POOLED("deff");

    private final String code;

    Smoothing(String code) {
        this.code = code;
    }

    /** As options and JSON write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty where there is none. */
    public static Optional<Smoothing> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
