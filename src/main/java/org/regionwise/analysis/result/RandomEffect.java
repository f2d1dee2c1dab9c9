package org.regionwise.analysis.result;

/** Posterior of u_j on the logit scale given the estimated hyperparameters. */
public record RandomEffect(double mode, double mean, double standardDeviation) {}
