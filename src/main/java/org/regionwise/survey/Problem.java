package org.regionwise.survey;

import java.util.List;

/**
 * One thing wrong with a file, with all that its owner needs to find and mend it.
 *
 * @param file the file's name as the analyst knows it
 * @param row row number as a spreadsheet shows it (the header is row 1); 0 when the whole file is meant
 * @param column the column's name; empty when the whole row is meant
 * @param value the offending text; empty when there is none
 * @param expected what should have stood there, and what to do
 * @param cases how many rows have it; {@code row} is the first of them
 * @param others further values that have it, the first few and one more
 */
public record Problem(
        String file, long row, String column, String value, Reason expected, long cases, List<String> others) {
    /** How many values are named besides the first. */
    public static final int OTHERS = 3;

    private static final int LONGEST_VALUE = 80;

    /**
     * A value is shown as people can read it: shortened, without control characters, and with marks for others that
     * nobody sees.
     */
    public Problem {
        value = legible(value);
        others = others.stream().map(Problem::legible).toList();
    }

    /** A problem of one row, or of the whole file. */
    public Problem(String file, long row, String column, String value, Reason expected) {
        this(file, row, column, value, expected, 1, List.of());
    }

    /** The same in words. */
    public Problem(String file, long row, String column, String value, String expected) {
        this(file, row, column, value, Reason.said(expected));
    }

    /** The same in words, of so many rows. */
    public Problem(
            String file, long row, String column, String value, String expected, long cases, List<String> others) {
        this(file, row, column, value, Reason.said(expected), cases, others);
    }

    /** The same in the file called {@code other}. */
    Problem in(String other) {
        return new Problem(other, row, column, value, expected, cases, others);
    }

    private static String legible(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(LONGEST_VALUE).forEach(c -> {
            boolean unseen = !Character.isDefined(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.PRIVATE_USE
                    || Character.getType(c) == Character.SURROGATE;
            text.appendCodePoint(Character.isISOControl(c) ? ' ' : unseen ? '\uFFFD' : c);
        });
        return value.codePointCount(0, value.length()) > LONGEST_VALUE
                ? text.append('…').toString()
                : text.toString();
    }

    /** Where it is and what its reason is, for logs and for exceptions. */
    @Override
    public String toString() {
        String place = row > 0 ? file + ", row " + row : file;
        String cell = column.isEmpty() ? place : place + ", column " + column;
        return cell + (value.isEmpty() ? ": " : ": \"" + value + "\": ") + expected;
    }
}
