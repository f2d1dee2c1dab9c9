package org.regionwise.cli.option;

import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.ImportLimits;
import picocli.CommandLine.Option;

/** What a file may hold at most, by options. */
public final class LimitOptions {
    private static final long MOST_MEGABYTES = 1 << 20;
    /** What a table of the database can hold. */
    private static final int MOST_COLUMNS = 1_500;

    private static final int MOST_CHARACTERS = 1_000_000;

    @Option(names = "--max-upload-megabytes", paramLabel = "N", defaultValue = "4096")
    private long megabytes;

    @Option(names = "--max-rows", paramLabel = "N", defaultValue = "100000000")
    private long rows;

    @Option(names = "--max-columns", paramLabel = "N", defaultValue = "1000")
    private int columns;

    @Option(names = "--max-cell-length", paramLabel = "N", defaultValue = "10000")
    private int cellCharacters;

    /** @throws Refusal when one is not to be had */
    public ImportLimits limits() {
        Refusal.unlessWithin("--max-upload-megabytes", megabytes, 1, MOST_MEGABYTES);
        Refusal.unless(rows >= 1, "command.at-least", "option", "--max-rows", "least", 1, "given", Long.toString(rows));
        Refusal.unlessWithin("--max-columns", columns, 1, MOST_COLUMNS);
        Refusal.unlessWithin("--max-cell-length", cellCharacters, 1, MOST_CHARACTERS);
        return new ImportLimits(megabytes << 20, megabytes << 22, rows, columns, cellCharacters);
    }
}
