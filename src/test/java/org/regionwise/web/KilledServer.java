package org.regionwise.web;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.regionwise.store.schema.DatabaseUrl;

/** A server as a program of its own, which {@link SharedQueueTest} kills: it says its port. */
final class KilledServer {
    private KilledServer() {}

    /** @param arguments the data folder and the database */
    @SuppressWarnings("resource") // it runs until it is killed
    public static void main(String[] arguments) {
        Application application = new Application(Path.of(arguments[0]), Optional.of(DatabaseUrl.of(arguments[1])));
        application.start("127.0.0.1", 0);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(application.port());
    }
}
