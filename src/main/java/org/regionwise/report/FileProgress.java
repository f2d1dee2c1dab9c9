package org.regionwise.report;

/** Hears which part of a file is being made, and may stop it: what it throws ends the making. */
@FunctionalInterface
public interface FileProgress {
    /** For those who do not watch. */
    FileProgress UNWATCHED = (step, done, total) -> {};

    /**
     * Called as a part begins, and often while it goes on.
     *
     * @param done things of it that are done
     * @param total things there are; 0 where nobody knows beforehand
     */
    void at(FileStep step, long done, long total);
}
