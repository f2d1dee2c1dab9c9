package org.regionwise.engine.direct;

import java.util.Locale;

/**
 * Whether an area's own sampling variance can be believed; see {@link ImplausibleVariance}.
 *
 * @param own V_j as given
 * @param smoothed what all areas together say
 * @param ratio own/smoothed
 * @param pValue P of a ratio at most as small, were the smoothed variance true; NaN without an own variance, and where
 *     the ratio is 1 or more
 * @param rarerAnswers n_j min(p_j, 1 − p_j): respondents with the rarer answer
 * @param verdict what follows
 */
public record VarianceCheck(
        double own, double smoothed, double ratio, double pValue, double rarerAnswers, Verdict verdict) {

    /** What is found of an own variance. */
    public enum Verdict {
        /** Nothing against it. */
        PLAUSIBLE,
        /** Smaller than chance would make it, at the level asked for. */
        TOO_SMALL,
        /**
         * Rests on fewer than five respondents with the rarer answer, and its standard error is less than four fifths
         * of the smoothed one.
         */
        FEW_ANSWERS,
        /** Zero or not given. */
        ABSENT,
        /** The area has no direct estimate. */
        NOT_SAMPLED;

        /** How files write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one with this code; throws {@link IllegalArgumentException} where there is none. */
        public static Verdict ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether the area would be shrunk too little with its own variance. */
    public boolean flagged() {
        return verdict == Verdict.TOO_SMALL || verdict == Verdict.FEW_ANSWERS || verdict == Verdict.ABSENT;
    }
}
