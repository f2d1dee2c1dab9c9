package org.regionwise.cli;

import org.regionwise.survey.ImportLimits;
import picocli.CommandLine.Option;

/** What a file may hold at most, by options. */
final class LimitOptions {
    /** What a table of the database can hold. */
    private static final int MOST_COLUMNS = 1_500;

    private static final int MOST_CHARACTERS = 1_000_000;

    @Option(
            names = "--max-upload-megabytes",
            paramLabel = "N",
            defaultValue = "4096",
            description = "Largest file to be read, default ${DEFAULT-VALUE}; four times as much unpacked.")
    private long megabytes;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            defaultValue = "100000000",
            description = "Most rows of an extract, default ${DEFAULT-VALUE}.")
    private long rows;

    @Option(
            names = "--max-columns",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Most columns of a file, default ${DEFAULT-VALUE}.")
    private int columns;

    @Option(
            names = "--max-cell-length",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Most characters of a cell, default ${DEFAULT-VALUE}.")
    private int cellCharacters;

    ImportLimits limits(Requirement requirement) {
        requirement.require(
                megabytes >= 1
                        && megabytes <= 1 << 20
                        && rows >= 1
                        && columns >= 1
                        && columns <= MOST_COLUMNS
                        && cellCharacters >= 1
                        && cellCharacters <= MOST_CHARACTERS,
                "every limit must be at least 1, --max-columns at most " + MOST_COLUMNS
                        + " and --max-cell-length at most " + MOST_CHARACTERS);
        return new ImportLimits(megabytes << 20, megabytes << 22, rows, columns, cellCharacters);
    }
}
