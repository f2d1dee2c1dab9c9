package org.regionwise.engine.heldout;

/**
 * How well one region's responses were predicted from other regions.
 *
 * @param region 0..m−1
 * @param logScore log p(y_j | the responses kept), natural logarithm, of the individual 0/1 responses; the mean over
 *     the times it was held out; NaN where the regions kept do not determine the prediction (maximum likelihood only)
 * @param times how often it was held out
 * @param shape largest Pareto k̂ of the importance weights; NaN where none were used, or they have no tail
 * @param refits how many times the model was fitted again for it
 */
public record RegionLogScore(int region, double logScore, int times, double shape, int refits) {}
