package org.regionwise.survey;

/** What an outcome value means under an {@link OutcomeCoding}. */
public enum Answer {
    YES,
    NO,
    MISSING,
    /** Neither yes, no nor missing: a problem to be named by row. */
    UNKNOWN
}
