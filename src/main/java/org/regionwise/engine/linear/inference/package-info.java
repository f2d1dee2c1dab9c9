/**
 * What follows from a fitted mixed model: tests of coefficients and of models, shares of the variance, the three
 * poolings, the parametric bootstrap, cross-validation.
 *
 * <p>Begin with {@link org.regionwise.engine.linear.inference.CoefficientTests} and {@link
 * org.regionwise.engine.linear.inference.ModelComparison}.
 */
package org.regionwise.engine.linear.inference;
