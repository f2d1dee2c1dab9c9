/**
 * What charts of a linear mixed model show: groups under the three poolings, and whether the model fits.
 *
 * <p>Begin with {@link org.regionwise.report.chart.linear.LinearChart}.
 */
package org.regionwise.report.chart.linear;
