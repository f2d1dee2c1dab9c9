/**
 * What charts show, as Vega-Lite specifications, and their drawing on the server.
 *
 * <p>Begin with {@link Chart} and {@link ChartSpecification}; a chart's ticks come from {@link Axes} and its specification.
 */
package org.regionwise.report.chart;
