/**
 * What a chart is asked with: the result it is drawn from ({@link ChartSource}), and where it is to stand.
 *
 * <p>Begin with {@link ChartForm}.
 */
package org.regionwise.report.chart.input;
