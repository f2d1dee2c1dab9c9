/**
 * Shapes of regions on paper: projection, classes of prevalence, hatching.
 *
 * <p>Begin with {@link MapRows}; a map's classes come from {@link MapClasses}.
 */
package org.regionwise.report.chart.map;
