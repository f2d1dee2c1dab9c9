/**
 * Specifications of charts drawn on the server, as SVG and PNG.
 *
 * <p>Begin with {@link ChartDrawings}; documents get theirs as {@link DrawnChart}.
 */
package org.regionwise.report.chart.draw;
