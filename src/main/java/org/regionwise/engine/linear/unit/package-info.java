/**
 * Means of small areas from single answers: Battese, Harter and Fuller's model and its mean squared errors, and means
 * of outcomes that were modelled on another scale.
 *
 * <p>Begin with {@link org.regionwise.engine.linear.unit.BatteseHarterFuller}.
 */
package org.regionwise.engine.linear.unit;
