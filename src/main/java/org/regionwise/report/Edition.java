package org.regionwise.report;

/**
 * How a result is set as a document or workbook.
 *
 * @param order of the full table
 * @param annex whether the brief is followed by its annex: full table, methods, checks, decisions
 * @param markers of figures that are not there
 */
public record Edition(RegionOrder order, boolean annex, Markers markers) {
    /** As nobody chose anything. */
    public static final Edition USUAL = new Edition(RegionOrder.NAME, true, Markers.LETTERS);
}
