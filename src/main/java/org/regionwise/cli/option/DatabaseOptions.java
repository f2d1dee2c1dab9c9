package org.regionwise.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database a command works on, as {@code serve} has it. */
public final class DatabaseOptions {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    @Option(names = "--database", paramLabel = "JDBC-URL")
    private Optional<String> database;

    /** The folder of the embedded database. */
    public Path data() {
        return data;
    }

    /** Another database in its place. */
    public Optional<String> database() {
        return database == null ? Optional.empty() : database;
    }
}
