package org.regionwise.survey;

import java.util.Comparator;
import java.util.OptionalDouble;

/** Numbers as surveys write them: optional sign, decimal point, optional exponent; no grouping marks. */
public final class NumberText {
    private static final int EXACT_DIGITS = 18;
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    /** Bounds the relative error of the second of the two doubles that hold a quotient. */
    private static final double SECOND = 0x1p-48;

    private NumberText() {}

    /** Whether the text is a finite number. */
    public static boolean isNumber(String text) {
        return !Double.isNaN(value(text));
    }

    /** The number, or empty when the text is not a finite number. */
    public static OptionalDouble parse(String text) {
        double value = value(text);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The number, or NaN when the text is not a finite number. */
    public static double value(String text) {
        if (text == null || !isWellFormed(text)) {
            return Double.NaN;
        }
        double exact = exact(text);
        double value = Double.isNaN(exact) ? Double.parseDouble(text) : exact;
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /**
     * digits · 10^−scale, rounded as it should be; NaN where that cannot be told quickly. Digits below 2⁵³ are a double
     * that is exact, as is the power of ten, so that one division or product rounds (Clinger 1990). More digits are
     * two doubles, and so is their quotient or product: it is known where the second, with its error, rounds to one.
     *
     * @param digits 0 to 10¹⁸
     */
    public static double decimal(long digits, int scale) {
        if (scale <= -POWERS.length || scale >= POWERS.length) {
            return digits == 0 ? 0 : Double.NaN;
        }
        double power = POWERS[Math.abs(scale)];
        double first = digits;
        if (digits <= EXACT) {
            return scale < 0 ? first * power : first / power;
        }
        double second = digits - (long) first;
        double value;
        double rest;
        if (scale < 0) {
            value = first * power;
            rest = Math.fma(first, power, -value) + second * power;
        } else {
            value = first / power;
            rest = (Math.fma(-value, power, first) + second) / power;
        }
        double error = Math.abs(rest) * SECOND;
        double below = value + (rest - error);
        double above = value + (rest + error);
        return below == above ? below : Double.NaN;
    }

    /** A number of at most 18 digits without exponent; NaN for others. */
    private static double exact(String text) {
        int length = text.length();
        long digits = 0;
        int count = 0;
        int fraction = -1;
        boolean negative = text.charAt(0) == '-';
        for (int i = isSign(text.charAt(0)) ? 1 : 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                fraction = count;
            } else if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
                digits = digits * 10 + c - '0';
                count++;
            } else {
                return Double.NaN;
            }
        }
        double value = decimal(digits, fraction < 0 ? 0 : count - fraction);
        return negative ? -value : value;
    }

    /** Whether the text would be a number if its only comma were a decimal point. */
    public static boolean hasDecimalComma(String text) {
        int comma = text.indexOf(',');
        return comma >= 0 && text.indexOf('.') < 0 && isNumber(text.replaceFirst(",", "."));
    }

    /** The shortest text of the same double; whole numbers without a point. */
    public static String canonical(String number) {
        return format(Double.parseDouble(number));
    }

    /** The shortest text that reads back as {@code value}; whole numbers below 10¹⁵ without point or exponent. */
    public static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /** {@code [+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?}, by hand because every cell of a survey passes here. */
    private static boolean isWellFormed(String text) {
        int length = text.length();
        int at = length > 0 && isSign(text.charAt(0)) ? 1 : 0;
        int whole = digits(text, at);
        at += whole;
        int fraction = 0;
        if (at < length && text.charAt(at) == '.') {
            fraction = digits(text, ++at);
            at += fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < length && isSign(text.charAt(at))) {
                at++;
            }
            int exponent = digits(text, at);
            if (exponent < 1 || exponent > 3) {
                return false;
            }
            at += exponent;
        }
        return at == length;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    /** Numbers by size, then texts. */
    public static Comparator<String> byNumberThenText() {
        return Comparator.<String>comparingDouble(value -> parse(value).orElse(Double.POSITIVE_INFINITY))
                .thenComparing(Comparator.naturalOrder());
    }
}
