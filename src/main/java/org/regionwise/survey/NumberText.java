package org.regionwise.survey;

import java.util.OptionalDouble;

/** Numbers as surveys write them: optional sign, decimal point, optional exponent; no grouping marks. */
public final class NumberText {
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

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
     * A number of at most 15 digits without exponent is a quotient of two doubles that are exact, and so rounded as it
     * should be (Clinger 1990); NaN for others.
     */
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
        double value = fraction < 0 ? digits : digits / POWERS[count - fraction];
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
}
