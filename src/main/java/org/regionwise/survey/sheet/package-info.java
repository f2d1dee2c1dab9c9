/**
 * Sheets of workbooks, whatever program wrote them: which sheet, where its header is, merged cells, notes below it.
 *
 * <p>Begin with {@link SheetSource}; a {@link Workbook} gives it the cells, and {@link SheetPackage} caps what is
 * unpacked.
 */
package org.regionwise.survey.sheet;
