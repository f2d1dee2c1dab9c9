/**
 * The table of regions: its columns, and how pages and paper lay it out.
 *
 * <p>Begin with {@link ResultColumn}, which defines every column once; {@link TableColumn} words the cells that people
 * read.
 */
package org.regionwise.report.table;
