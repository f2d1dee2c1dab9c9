/**
 * Workbooks, on Java's own readers of zip and XML.
 *
 * <p>Begin with {@link ExcelSource}; {@link ExcelPackage} caps what is unpacked.
 */
package org.regionwise.survey.excel;
