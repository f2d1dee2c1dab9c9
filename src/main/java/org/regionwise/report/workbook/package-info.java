/**
 * Results as workbooks: the table of regions, and a linear mixed model ({@link LinearWorkbook}).
 *
 * <p>Begin with {@link WorkbookReport}.
 */
package org.regionwise.report.workbook;
