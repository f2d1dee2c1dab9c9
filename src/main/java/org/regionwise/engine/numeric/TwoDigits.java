package org.regionwise.engine.numeric;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number in a sentence: two significant digits, no exponent. */
public final class TwoDigits {
    private TwoDigits() {}

    /** {@code 0.25}, {@code 1200}; of a finite number. */
    public static String of(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(new MathContext(2)).toPlainString();
    }
}
