package org.regionwise.engine.linear.unit;

/**
 * People of one area who share all predictors.
 *
 * @param row of all terms
 * @param count how many, or any weight in proportion
 */
public record PopulationCell(double[] row, double count) {}
