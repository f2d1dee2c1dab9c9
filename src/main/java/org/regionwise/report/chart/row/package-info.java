/**
 * The rows that specifications of charts are filled with, and what these know of their place: axes, lines, labels,
 * widths.
 *
 * <p>Begin with {@link RegionRows}; a chart's ticks, ends and units come from {@link Axes}.
 */
package org.regionwise.report.chart.row;
