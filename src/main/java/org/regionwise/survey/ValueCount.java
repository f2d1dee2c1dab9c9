package org.regionwise.survey;

/**
 * A value of a column and how often it occurs.
 *
 * @param value as written; a number in canonical form
 * @param count number of rows
 */
public record ValueCount(String value, long count) {}
