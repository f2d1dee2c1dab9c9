package org.regionwise.release;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in the sentences of rules, three digits at most. */
final class Words {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Words() {}

    /** {@code 28}, {@code 21.4}, {@code 1234}. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "not defined";
        }
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** {@code 33.3%}. */
    static String percent(double share) {
        return Double.isFinite(share)
                ? new BigDecimal(100 * share).round(DIGITS).stripTrailingZeros().toPlainString() + "%"
                : "not defined";
    }
}
