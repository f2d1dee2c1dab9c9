/**
 * The data of the binomial model, its design matrix, and what can be said of both before a fit.
 *
 * <p>Begin with {@link Cells}.
 */
package org.regionwise.engine.cells;
