/**
 * What a chart is asked with: the result it is drawn from ({@link org.regionwise.report.chart.input.ChartSource}), and
 * where it is to stand ({@link org.regionwise.report.chart.input.ChartForm}).
 */
package org.regionwise.report.chart.input;
