/**
 * Model formulas as R writes them, {@code y ~ x + (x | g)}: read, taken apart into terms, and turned into the columns
 * of a design. Begin with {@link org.regionwise.analysis.formula.Formula}.
 */
package org.regionwise.analysis.formula;
