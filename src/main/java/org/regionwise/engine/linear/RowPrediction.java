package org.regionwise.engine.linear;

/**
 * What the model says of one row.
 *
 * @param mean x'β̂ + offset, and z'b̂ where levels are known and conditional predictions are asked for
 * @param standardError of the mean: estimation of β, and of b where it is part of it; variances are taken as estimated
 * @param responseDeviation standard deviation of a new response about the predicted mean, standard error included
 */
public record RowPrediction(double mean, double standardError, double responseDeviation) {}
