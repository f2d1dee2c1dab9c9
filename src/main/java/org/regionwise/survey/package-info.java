/**
 * The words of an import: problems, limits, columns, notations, and what the analyst said of them.
 *
 * <p>Begin with {@link ReadingOptions} and {@link OutcomeCoding}; files are opened in {@code survey.file}.
 */
package org.regionwise.survey;
