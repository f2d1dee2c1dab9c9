package org.regionwise.survey;

/**
 * How many rows a reading met.
 *
 * @param rows rows that were handed on
 * @param leftOut unsound rows that were left out, as the analyst chose
 */
public record RowTally(long rows, long leftOut) {}
