package org.regionwise.analysis.result;

/** One coefficient on the logit scale. */
public record FixedEffect(String term, double estimate, double standardError, double lower, double upper) {}
