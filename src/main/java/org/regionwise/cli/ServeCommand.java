package org.regionwise.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the web application. */
@Command(name = "serve", description = "Start the web application.", mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "Port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "regionwise-data",
            description = "Folder of the data. Default: ${DEFAULT-VALUE} in the working folder.")
    private Path data;

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "Database. Default: the embedded one in --data.")
    private String database;

    @Override
    public void run() {
        throw new UnsupportedOperationException("serve " + host + ":" + port + " " + data + " " + database);
    }
}
