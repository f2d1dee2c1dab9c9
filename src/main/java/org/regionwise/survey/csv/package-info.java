/**
 * Delimited text.
 *
 * <p>Begin with {@link CsvSource}; {@link CsvDialect} and {@link CsvLayout} say how a file is laid out.
 */
package org.regionwise.survey.csv;
