package org.regionwise.survey.file;

import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;

/**
 * Infers a column's type from all of its values: {@link ColumnType#NUMBER} if there is a value, and every value is a
 * number that loses nothing by being kept as a double. A number with a leading zero ({@code 007}) or plus sign is a
 * code, a whole number of more than 15 digits an identifier that a double would round; one of them makes the column
 * text. Not thread-safe.
 */
public final class ColumnTypeScan {
    private static final int EXACT_DIGITS = 15;

    private final NumberNotation notation;
    private final ColumnType given;
    private boolean seen;
    private boolean text;

    /** Infers the type of values in which numbers are written with a point. */
    public ColumnTypeScan() {
        this(NumberNotation.POINT, null);
    }

    /**
     * @param notation how numbers are written
     * @param given the type that the analyst set, or null to infer it
     */
    public ColumnTypeScan(NumberNotation notation, ColumnType given) {
        this.notation = notation;
        this.given = given;
    }

    /** Takes note of a value; null (empty cell) says nothing. */
    public void observe(String value) {
        if (value == null || text) {
            return;
        }
        seen = true;
        text = !isPlainNumber(notation.plain(value));
    }

    /** Whether a value alone would be a number of a column of numbers. */
    public boolean isNumber(String value) {
        return isPlainNumber(notation.plain(value));
    }

    /** A value as a number of a column of numbers; NaN where it cannot be one. */
    public double number(String value) {
        String plain = notation.plain(value);
        return mayBeNumber(plain) ? NumberText.value(plain) : Double.NaN;
    }

    /** The type of the values observed. */
    public ColumnType type() {
        if (given != null) {
            return given;
        }
        return seen && !text ? ColumnType.NUMBER : ColumnType.TEXT;
    }

    /** The canonical text of a value of a column of numbers. */
    public String canonical(String value) {
        return notation.canonical(value);
    }

    private static boolean isPlainNumber(String value) {
        return mayBeNumber(value) && NumberText.isNumber(value);
    }

    /** Whether it is no code or identifier, if it is a number. */
    private static boolean mayBeNumber(String value) {
        if (value == null || value.isEmpty()) {
            return false;
        }
        char first = value.charAt(0);
        int start = first == '-' ? 1 : 0;
        if (first == '+' || hasLeadingZero(value, start)) {
            return false;
        }
        // measured weights may carry the 17 digits that print a double in full; only whole numbers are identifiers
        boolean wholeAndLong = value.length() - start > EXACT_DIGITS && isAllDigits(value, start);
        return !wholeAndLong;
    }

    private static boolean hasLeadingZero(String value, int start) {
        return value.length() > start + 1 && value.charAt(start) == '0' && Character.isDigit(value.charAt(start + 1));
    }

    private static boolean isAllDigits(String value, int start) {
        return value.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }
}
