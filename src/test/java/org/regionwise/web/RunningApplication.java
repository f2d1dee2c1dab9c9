package org.regionwise.web;

import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.store.source.NamedSources;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.access.Entrance;

/**
 * The application as a user starts it, on a free port and a data folder of its own. A test keeps it in a field with
 * {@code @AutoClose}, which ends it.
 */
public final class RunningApplication implements AutoCloseable {
    private final Path data;
    private final ImportLimits limits;
    private final Entrance entrance;
    private final NamedSources sources;
    private Application application;
    private int port;

    private RunningApplication(Path data, ImportLimits limits, Entrance entrance, NamedSources sources) {
        this.data = data;
        this.limits = limits;
        this.entrance = entrance;
        this.sources = sources;
        open();
    }

    /** Starts it on what is in {@code data}; where nothing is, on what its first start would leave there. */
    public static RunningApplication on(Path data) {
        return on(data, ImportLimits.USUAL);
    }

    /** The same with limits to what may be uploaded. */
    static RunningApplication on(Path data, ImportLimits limits) {
        return on(data, limits, Entrance.OPEN, NamedSources.NONE);
    }

    /** The same for those who come in by an entrance. */
    static RunningApplication on(Path data, Entrance entrance) {
        return on(data, ImportLimits.USUAL, entrance, NamedSources.NONE);
    }

    /** The same with databases in which rows of surveys may stay. */
    public static RunningApplication on(Path data, NamedSources sources) {
        return on(data, ImportLimits.USUAL, Entrance.OPEN, sources);
    }

    /** The same for those who come in by an entrance. */
    static RunningApplication on(Path data, Entrance entrance, NamedSources sources) {
        return on(data, ImportLimits.USUAL, entrance, sources);
    }

    private static RunningApplication on(Path data, ImportLimits limits, Entrance entrance, NamedSources sources) {
        try {
            if (!Files.exists(data.resolve("regionwise.mv.db"))) {
                SampleFolder.copyTo(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunningApplication(data, limits, entrance, sources);
    }

    private void open() {
        application = new Application(data, Optional.empty(), sources, limits, Optional.empty(), entrance);
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

    /** Its routes with what each declares, as {@link WebServer#routes} has them. */
    Map<String, Set<RouteRole>> routes() {
        return application.routes();
    }

    public Path data() {
        return data;
    }

    @Override
    public void close() {
        application.close();
    }
}
