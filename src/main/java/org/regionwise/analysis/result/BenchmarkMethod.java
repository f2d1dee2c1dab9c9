package org.regionwise.analysis.result;

import java.util.Arrays;
import java.util.Optional;
import org.regionwise.engine.Benchmarking;

/** How pooled estimates are brought into agreement with the direct national one. */
public enum BenchmarkMethod {
    /** Not at all. */
    NONE("none"),
    /** By one shift on the logit scale. */
    LOGIT("logit"),
    /** By one factor. */
    RATIO("ratio"),
    /** By one shift, of means. */
    DIFFERENCE("difference");

    private final String code;

    BenchmarkMethod(String code) {
        this.code = code;
    }

    /** As options and JSON write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty where there is none. */
    public static Optional<BenchmarkMethod> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** As the engine calls it, {@link #NONE} for null. */
    public static BenchmarkMethod of(Benchmarking.Kind kind) {
        if (kind == null) {
            return NONE;
        }
        return switch (kind) {
            case LOGIT -> LOGIT;
            case RATIO, FACTOR -> RATIO;
            case DIFFERENCE -> DIFFERENCE;
        };
    }

    /** What the engine calls it; null for {@link #NONE}. */
    public Benchmarking.Kind kind() {
        return switch (this) {
            case NONE -> null;
            case LOGIT -> Benchmarking.Kind.LOGIT;
            case RATIO -> Benchmarking.Kind.RATIO;
            case DIFFERENCE -> Benchmarking.Kind.DIFFERENCE;
        };
    }
}
