/**
 * The table of regions as CSV, tidy CSV, GeoJSON and plain text.
 *
 * <p>Begin with {@link CsvReport}; the columns are those of {@link org.regionwise.report.table.ResultColumn}.
 */
package org.regionwise.report.file;
