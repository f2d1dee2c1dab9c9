/**
 * The table of regions on pages and paper.
 *
 * <p>Begin with {@link RegionalTable}; {@link TableColumn} words each cell.
 */
package org.regionwise.report.table;
