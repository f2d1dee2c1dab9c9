package org.regionwise.report;

/** What the making of a file is at. */
public enum FileStep {
    /** Charts are drawn. */
    CHARTS,
    /** Charts become pictures. */
    PICTURES,
    /** A text document is written. */
    DOCUMENT,
    /** A page for browsers is written. */
    PAGE,
    /** Pages of paper are set. */
    PAGES,
    /** Sheets of a workbook are filled. */
    SHEETS
}
