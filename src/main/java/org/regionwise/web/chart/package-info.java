/**
 * Answers with charts, for results, comparisons and what-if questions.
 *
 * <p>Begin with {@link ChartAnswers}.
 */
package org.regionwise.web.chart;
