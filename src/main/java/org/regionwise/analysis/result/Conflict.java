package org.regionwise.analysis.result;

/**
 * How a region sits with what all others make of it.
 *
 * @param midP P(less than was found) + ½ P(exactly that) under the posterior predictive without the region: near 0
 *     it is too low for the model, near 1 too high
 * @param named whether min(midP, 1 − midP) · 2m &lt; 0.1, m the number of regions looked at
 */
public record Conflict(double midP, boolean named) {}
