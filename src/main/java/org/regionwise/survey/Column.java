package org.regionwise.survey;

/**
 * A column of a file.
 *
 * @param name as in the header
 * @param type what its values are
 */
public record Column(String name, ColumnType type) {}
