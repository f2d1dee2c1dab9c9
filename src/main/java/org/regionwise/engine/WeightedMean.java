package org.regionwise.engine;

/** A weighted mean of regions' prevalences with its standard error and interval; proportions. */
public record WeightedMean(double estimate, double standardError, Interval interval) {}
