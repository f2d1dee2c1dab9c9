package org.regionwise.web;

import java.nio.file.Path;
import java.util.Optional;

/** The application as a user starts it, on a free port and a data folder of its own. */
public final class RunningApplication implements AutoCloseable {
    private final Path data;
    private Application application;
    private int port;

    private RunningApplication(Path data) {
        this.data = data;
        open();
    }

    /** Starts it on what is in {@code data}, which may be nothing. */
    public static RunningApplication on(Path data) {
        return new RunningApplication(data);
    }

    private void open() {
        application = new Application(data, Optional.empty());
        application.start("127.0.0.1", port);
        port = application.port();
    }

    /** Ends it and starts it again, on the same folder and port. */
    public void restart() {
        close();
        open();
    }

    public int port() {
        return port;
    }

    /** Such as {@code http://localhost:54321}, without a slash at the end. */
    public String address() {
        return "http://localhost:" + port;
    }

    public Path data() {
        return data;
    }

    @Override
    public void close() {
        application.close();
    }
}
