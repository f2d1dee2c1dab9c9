package org.regionwise.analysis.estimate;

import org.regionwise.analysis.result.Estimate;

/**
 * How two regions differ.
 *
 * @param difference posterior of the one's prevalence less the other's
 * @param probabilityHigher probability that the one's is the higher
 */
public record RegionDifference(Estimate difference, double probabilityHigher) {}
