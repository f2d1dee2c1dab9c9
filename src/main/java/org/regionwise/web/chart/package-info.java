/**
 * Answers with charts, for results, comparisons and previews.
 *
 * <p>Begin with {@link ChartAnswers}.
 */
package org.regionwise.web.chart;
