package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonValue;
import org.regionwise.analysis.result.RegionEstimate;

/** On what a pooled estimate rests, to be said where it is published. */
public enum PooledBasis {
    /** No pooled estimate is shown, or it is that of all regions together. */
    NONE("none"),
    /** At least a fifth of its weight is the region's own answers. */
    OWN_ANSWERS("own-answers"),
    /** Less than a fifth of its weight is the region's own answers. */
    MAINLY_MODEL("mainly-model"),
    /** Nobody answered there. */
    MODEL_ONLY("model-only");

    /** From this weight 1 − γ of the model on, a region's own answers have less than a fifth. */
    private static final double MAINLY = 0.8;

    private final String code;

    PooledBasis(String code) {
        this.code = code;
    }

    /** As programs read it. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether it is to be said beside the estimate. */
    public boolean ofModel() {
        return this == MAINLY_MODEL || this == MODEL_ONLY;
    }

    /** Of a region as it is released. */
    static PooledBasis of(RegionEstimate region) {
        if (!region.pooled().defined()) {
            return NONE;
        }
        if (!region.sampled()) {
            return MODEL_ONLY;
        }
        return region.shrinkage() > MAINLY ? MAINLY_MODEL : OWN_ANSWERS;
    }
}
