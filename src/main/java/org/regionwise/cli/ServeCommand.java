package org.regionwise.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the application in the browser, until the process is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "7070", descriptionKey = "port")
    private int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", descriptionKey = "host")
    private String host;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data", descriptionKey = "data")
    private Path data;

    @Option(names = "--database", paramLabel = "JDBC-URL", descriptionKey = "database")
    private Optional<String> database;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Override
    public Integer call() throws InterruptedException {
        if (!THIS_MACHINE.contains(host)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--host " + host + ": there is no sign-in, so only this machine may be served."
                            + " Use 127.0.0.1, localhost or ::1.");
        }
        // in a class of its own, so that other commands do not load the server
        new Serving(spec.commandLine(), host, port)
                .untilEnded(data, database, limits.limits(this::require), language.given());
        return 0;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
