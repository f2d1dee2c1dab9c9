package org.regionwise.survey;

/** What a column holds, inferred from all of its values. */
public enum ColumnType {
    /** Every non-empty value is a number whose text loses nothing by being stored as a double. */
    NUMBER,
    /** Anything else; codes such as {@code 007} are text. */
    TEXT
}
