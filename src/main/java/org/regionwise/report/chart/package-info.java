/**
 * What charts show, as Vega-Lite specifications with data, sizes and words filled in.
 *
 * <p>Begin with {@link Chart} and {@link ChartSpecification}; {@link ChartData} says which rows and facts each chart
 * gets.
 */
package org.regionwise.report.chart;
