package org.regionwise.engine;

/**
 * A fixed effect on the logit scale, in the units of its predictor.
 *
 * @param term name of the column
 * @param estimate NaN when the term was left out
 * @param standardError from the observed information, σ included; NaN when not defined
 * @param lower Wald limit
 * @param upper Wald limit
 */
public record Coefficient(String term, double estimate, double standardError, double lower, double upper) {}
