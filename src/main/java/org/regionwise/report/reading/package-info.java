/**
 * What files of the analyst's are said to have wrong with them, and how they were read, in the reader's language.
 *
 * <p>Begin with {@link org.regionwise.report.reading.ProblemWords}.
 */
package org.regionwise.report.reading;
