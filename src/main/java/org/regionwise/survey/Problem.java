package org.regionwise.survey;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing wrong with a file, said so that its owner can find and mend it.
 *
 * @param file the file's name as the analyst knows it
 * @param row row number as a spreadsheet shows it (the header is row 1); 0 when the whole file is meant
 * @param column the column's name; empty when the whole row is meant
 * @param value the offending text; empty when there is none
 * @param expected what should have stood there, and what to do
 * @param cases how many rows have it; {@code row} is the first of them
 * @param others further values that have it, the first few
 */
public record Problem(
        String file, long row, String column, String value, String expected, long cases, List<String> others) {
    /** How many values are named besides the first. */
    static final int OTHERS = 3;

    private static final int LONGEST_VALUE = 80;
    private static final Pattern REMEDY = Pattern.compile("; |\\. (?=\\p{Lu})");

    /**
     * A value is shown as people can read it: shortened, without control characters, and with marks for others that
     * nobody sees.
     */
    public Problem {
        value = legible(value);
        others = others.stream().map(Problem::legible).toList();
    }

    /** A problem of one row, or of the whole file. */
    public Problem(String file, long row, String column, String value, String expected) {
        this(file, row, column, value, expected, 1, List.of());
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

    /** One line: {@code survey.csv, row 214, column weight: "1,2e" is not …}. */
    public String sentence() {
        StringBuilder line = new StringBuilder(file);
        if (row > 0) {
            line.append(", row ").append(row);
        }
        if (!column.isEmpty()) {
            line.append(", column ").append(column);
        }
        line.append(": ");
        if (!value.isEmpty()) {
            line.append('"').append(value).append("\": ");
        }
        return line.append(words()).toString();
    }

    /** What should have stood there and what to do, and where many rows have it how many. */
    public String words() {
        if (cases == 1) {
            return expected;
        }
        String count = column.isEmpty() ? cases + " rows" : cases + " cells in this column";
        String with = others.isEmpty()
                ? ""
                : ", also with " + ReadingRemark.quoted(others.subList(0, Math.min(OTHERS, others.size())))
                        + (others.size() > OTHERS ? " and others" : "");
        // what to do follows the reason
        Matcher end = REMEDY.matcher(expected);
        int at = end.find() ? end.start() : expected.length();
        return expected.substring(0, at) + " (" + count + with + ")" + expected.substring(at);
    }
}
