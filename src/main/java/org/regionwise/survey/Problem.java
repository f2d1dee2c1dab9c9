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
