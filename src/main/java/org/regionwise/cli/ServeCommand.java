package org.regionwise.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.regionwise.survey.ImportLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the application in the browser, until the process is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the web application (what no command at all does).")
public final class ServeCommand implements Callable<Integer> {
    /** What a table of the database can hold. */
    private static final int MOST_COLUMNS = 1_500;

    private static final int MOST_CHARACTERS = 1_000_000;

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "7070", description = "default ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "address to listen on, default ${DEFAULT-VALUE}; this machine only")
    private String host;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "regionwise-data",
            description = "folder for the embedded database and the uploads, default ${DEFAULT-VALUE}")
    private Path data;

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "another database, for example jdbc:postgresql://localhost/regionwise")
    private Optional<String> database;

    @Option(
            names = "--max-upload-megabytes",
            paramLabel = "N",
            defaultValue = "4096",
            description = "largest file to be uploaded, default ${DEFAULT-VALUE}; four times as much unpacked")
    private long megabytes;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            defaultValue = "100000000",
            description = "most rows of an extract, default ${DEFAULT-VALUE}")
    private long rows;

    @Option(
            names = "--max-columns",
            paramLabel = "N",
            defaultValue = "1000",
            description = "most columns of a file, default ${DEFAULT-VALUE}")
    private int columns;

    @Option(
            names = "--max-cell-length",
            paramLabel = "N",
            defaultValue = "10000",
            description = "most characters of a cell, default ${DEFAULT-VALUE}")
    private int cellCharacters;

    @Override
    public Integer call() throws InterruptedException {
        if (!THIS_MACHINE.contains(host)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--host " + host + ": there is no sign-in, so only this machine may be served."
                            + " Use 127.0.0.1, localhost or ::1.");
        }
        // in a class of its own, so that other commands do not load the server
        new Serving(spec.commandLine(), host, port).untilEnded(data, database, limits());
        return 0;
    }

    private ImportLimits limits() {
        if (megabytes < 1
                || megabytes > 1 << 20
                || rows < 1
                || columns < 1
                || columns > MOST_COLUMNS
                || cellCharacters < 1
                || cellCharacters > MOST_CHARACTERS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "every limit must be at least 1, --max-columns at most " + MOST_COLUMNS
                            + " and --max-cell-length at most " + MOST_CHARACTERS);
        }
        return new ImportLimits(megabytes << 20, megabytes << 22, rows, columns, cellCharacters);
    }
}
