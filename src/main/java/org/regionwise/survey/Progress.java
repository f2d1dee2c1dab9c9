package org.regionwise.survey;

/** Hears how far a long reading or storing has come. Throwing from it stops the work; what was done is then undone. */
@FunctionalInterface
public interface Progress {
    /** Rows between two calls. */
    long STEP = 10_000;

    /** For those who do not watch. */
    Progress SILENT = done -> {};

    /** Called every {@link #STEP} rows and once at the end with the number of rows done so far. */
    void rows(long done);

    /** Called beside {@link #rows} where a file is read: how much of its bytes, packed as they are. */
    default void bytes(long done, long total) {}
}
