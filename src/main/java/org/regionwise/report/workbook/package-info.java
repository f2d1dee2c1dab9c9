/**
 * The table of regions as a workbook.
 *
 * <p>Begin with {@link WorkbookReport}.
 */
package org.regionwise.report.workbook;
