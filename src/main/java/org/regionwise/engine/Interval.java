package org.regionwise.engine;

/**
 * An interval.
 *
 * @param lower NaN when unbounded below
 * @param upper NaN when unbounded above
 */
public record Interval(double lower, double upper) {}
