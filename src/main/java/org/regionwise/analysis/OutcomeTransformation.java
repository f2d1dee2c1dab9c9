package org.regionwise.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a measured outcome Y is transformed before a model is fitted to it.
 *
 * @param kind of the transformation
 * @param lambda the power of a Box–Cox transformation; null where it is to be estimated, or there is none
 * @param shift c, added to the outcome before
 */
public record OutcomeTransformation(Kind kind, Double lambda, double shift) {
    /** The outcome as it was measured. */
    public static final OutcomeTransformation NONE = new OutcomeTransformation(Kind.NONE, null, 0);

    /** Kinds, by what options and JSON call them. */
    public enum Kind {
        /** Y. */
        @JsonProperty("none")
        NONE("none"),
        /** log(Y + c). */
        @JsonProperty("log")
        LOGARITHM("log"),
        /** ((Y + c)^λ − 1)/λ. */
        @JsonProperty("box-cox")
        BOX_COX("box-cox");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As options and JSON write it. */
        public String code() {
            return code;
        }

        /** The one with this code; empty where there is none. */
        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst();
        }
    }

    /** Whether there is none. */
    public boolean none() {
        return kind == Kind.NONE;
    }
}
