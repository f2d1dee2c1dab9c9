/**
 * What is inferred from a fitted mixed model by fitting again: comparisons of models, profile intervals, the parametric
 * bootstrap, cross-validation.
 *
 * <p>Begin with {@link org.regionwise.engine.linear.inference.ModelComparison}.
 */
package org.regionwise.engine.linear.inference;
