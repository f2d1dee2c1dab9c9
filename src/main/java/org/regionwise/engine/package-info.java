/**
 * What every fit says, whatever the model: intervals, warnings, progress, draws, ranks, agreement with a national
 * figure.
 *
 * <p>Begin with {@link FitSummary} and {@link JointDraws}; the models lie in the packages below.
 */
package org.regionwise.engine;
