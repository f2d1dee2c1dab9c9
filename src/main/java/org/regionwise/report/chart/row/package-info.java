/**
 * The rows that specifications of charts are filled with, and what these know of their place: axes, lines, labels,
 * widths.
 *
 * <p>Begin with {@link RegionRows}. Where an axis ends and its unit come from {@link Axes}, how many ticks it has from
 * {@link org.regionwise.report.chart.input.ChartForm} or the specification under {@code src/main/resources/charts};
 * Vega places them, but for ranks, whose ticks
 * {@link Axes} gives.
 */
package org.regionwise.report.chart.row;
