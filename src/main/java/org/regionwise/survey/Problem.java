package org.regionwise.survey;

/**
 * One thing wrong with a file, said so that its owner can find and mend it.
 *
 * @param file the file's name as the analyst knows it
 * @param row row number as a spreadsheet shows it (the header is row 1); 0 when the whole file is meant
 * @param column the column's name; empty when the whole row is meant
 * @param value the offending text; empty when there is none
 * @param expected what should have stood there, and what to do
 */
public record Problem(String file, long row, String column, String value, String expected) {

    private static final int LONGEST_VALUE = 80;

    /** A value is shown as people can read it: shortened, without control characters, and with marks for others that nobody sees. */
    public Problem {
        value = legible(value);
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
        return line.append(expected).toString();
    }
}
