package org.regionwise.cli.option;

import picocli.CommandLine.Option;

/** Which column is the region and which the answer. */
public final class ColumnOptions {
    @Option(names = "--region", paramLabel = "COL", required = true)
    private String region;

    @Option(names = "--outcome", paramLabel = "COL")
    private String outcome;

    /** What the column of regions is called. */
    public String region() {
        return region;
    }

    /** What the column of answers is called; null where there is none. */
    public String outcome() {
        return outcome;
    }
}
