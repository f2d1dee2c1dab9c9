/**
 * Change between waves: the same question put to two or more surveys, or versions of one, and how each region's answer
 * moved.
 *
 * <p>Begin with {@link ChangeEstimation}.
 */
package org.regionwise.analysis.change;
