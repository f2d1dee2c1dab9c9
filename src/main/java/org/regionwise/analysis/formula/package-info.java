/**
 * Model formulas as R writes them, {@code y ~ x + (x | g)}: read, taken apart into terms, and turned into the columns
 * of a design.
 *
 * <p>Begin with {@link Formula}; its terms have values in a {@link ModelFrame} and become columns in {@link
 * ModelMatrix}.
 */
package org.regionwise.analysis.formula;
