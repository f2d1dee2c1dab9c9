package org.regionwise.engine.direct;

/**
 * An area's sampling variance before and after smoothing.
 *
 * @param before V_j as given; NaN when there was none
 * @param after smoothed, always positive; NaN only for an area without a direct estimate
 * @param usable whether the area's own variance took part in the smoothing
 * @param effectiveSize p̃_j(1 − p̃_j)/after, the effective sample size that the smoothed variance amounts to
 */
public record SmoothedVariance(double before, double after, boolean usable, double effectiveSize) {}
