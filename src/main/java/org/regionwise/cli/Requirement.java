package org.regionwise.cli;

/** Refuses options that cannot be. */
@FunctionalInterface
interface Requirement {
    /** Ends the command with this message unless the condition holds. */
    void require(boolean condition, String otherwise);
}
