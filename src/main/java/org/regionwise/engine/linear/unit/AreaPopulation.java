package org.regionwise.engine.linear.unit;

/**
 * What is known of an area's population.
 *
 * @param means X̄_j, the mean of every term, 1 for the intercept
 * @param size N_j, infinite where the sample is a negligible part of it
 */
public record AreaPopulation(double[] means, double size) {}
