/**
 * Whether a survey looks like those that its model makes.
 *
 * <p>Begin with {@link PredictiveCheck}.
 */
package org.regionwise.engine.check;
