package org.regionwise.survey.row;

/** Receives the rows of a {@code SurveyFile}, one after the other. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * One row.
     *
     * @param row row number as a spreadsheet shows it; the first row after the header is 2
     * @param cells the requested columns in the requested order, stripped, in Unicode normal form C, null where empty;
     *     reused for the next row
     */
    void row(long row, String[] cells);
}
