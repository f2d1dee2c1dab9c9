/**
 * Predicting regions held out, whatever the model: folds and log scores.
 *
 * <p>Begin with {@link LogScores}.
 */
package org.regionwise.engine.heldout;
