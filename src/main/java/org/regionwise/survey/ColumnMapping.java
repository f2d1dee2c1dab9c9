package org.regionwise.survey;

/**
 * What the analyst said about a survey's columns.
 *
 * @param regionColumn column of the region key
 * @param outcomeColumn column of the answer
 * @param coding which answers count as yes, no, missing
 */
public record ColumnMapping(String regionColumn, String outcomeColumn, OutcomeCoding coding) {}
