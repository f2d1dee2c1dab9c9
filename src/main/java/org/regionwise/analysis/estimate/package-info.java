/**
 * Coded data fitted and put into a result.
 *
 * <p>Begin with {@link Estimation}.
 */
package org.regionwise.analysis.estimate;
