package org.regionwise.analysis.result;

/** A quantity with limits and no standard error. */
public record IntervalEstimate(double estimate, double lower, double upper) {}
