/**
 * The table of regions as CSV, tidy CSV, GeoJSON and plain text.
 *
 * <p>Begin with {@link RegionColumns}, which defines every column once.
 */
package org.regionwise.report.file;
