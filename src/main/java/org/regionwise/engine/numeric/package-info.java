/**
 * Numbers without a survey: quadrature, optimiser, splines, tails of distributions. Only the engine imports it, but for
 * {@link NormalQuantile} and {@link NormalPlot}.
 *
 * <p>Begin with {@link GaussHermite} and {@link DampedNewton}.
 */
package org.regionwise.engine.numeric;
