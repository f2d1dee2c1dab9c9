/**
 * Specifications of charts drawn on the server, as SVG and PNG.
 *
 * <p>Begin with {@link ChartDrawings}; documents get theirs as {@link Figure}.
 */
package org.regionwise.report.chart.draw;
