/**
 * Workbooks of Excel 2007 and later, on Java's own readers of zip and XML.
 *
 * <p>Begin with {@link ExcelBook}; {@code survey.sheet} makes rows of what it gives.
 */
package org.regionwise.survey.excel;
