package org.regionwise.survey;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as surveys write them: optional sign, decimal point, optional exponent; no grouping marks. */
public final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private NumberText() {}

    /** Whether the text is a finite number. */
    public static boolean isNumber(String text) {
        return parse(text).isPresent();
    }

    /** The number, or empty when the text is not a finite number. */
    public static OptionalDouble parse(String text) {
        if (text == null || !NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
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
}
