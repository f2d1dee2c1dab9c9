package org.regionwise.survey;

/** What an outcome value means under an {@link OutcomeCoding}. */
public enum Answer {
    YES,
    NO,
    MISSING,
    /** A number, where the outcome is measured. */
    MEASURED,
    /** Neither yes, no nor missing: a problem to be named by row. */
    UNKNOWN
}
