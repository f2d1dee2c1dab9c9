package org.regionwise.analysis.linear;

import org.regionwise.engine.linear.VarianceComponent;

/**
 * One variance or covariance with limits of its standard deviation or correlation.
 *
 * @param component as estimated
 * @param lower limit, NaN where none were asked for or there is none
 * @param upper limit, likewise
 */
public record VarianceLine(VarianceComponent component, double lower, double upper) {}
