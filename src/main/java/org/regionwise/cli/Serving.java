package org.regionwise.cli;

import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.regionwise.report.message.Language;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.Application;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The application from its start until the process is told to end. */
final class Serving {
    private final CommandLine commandLine;
    private final String host;
    private final int port;

    Serving(CommandLine commandLine, String host, int port) {
        this.commandLine = commandLine;
        this.host = host;
        this.port = port;
    }

    /**
     * Starts, says where, and waits.
     *
     * @throws ParameterException when the database or the port cannot be had
     */
    void untilEnded(Path data, Optional<String> database, ImportLimits limits, Optional<Language> language)
            throws InterruptedException {
        Application application = open(data, database, limits, language);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            application.close();
            ended.countDown();
        }));
        try {
            application.start(host, port);
        } catch (JavalinBindException e) {
            throw new ParameterException(commandLine, "Port " + port + " is taken; choose another with --port.", e);
        }
        commandLine.getOut().println("Regionwise is ready: http://" + address() + ":" + application.port());
        commandLine.getOut().println("Press Ctrl+C to end.");
        commandLine.getOut().flush();
        // nobody waits for the first picture, and the end of the program does not wait for it either
        Thread warming = new Thread(application::warm, "warm");
        warming.setDaemon(true);
        warming.start();
        ended.await();
    }

    private Application open(Path data, Optional<String> database, ImportLimits limits, Optional<Language> language) {
        try {
            return new Application(data, database, limits, language);
        } catch (StoreUnavailable | IllegalArgumentException e) {
            throw new ParameterException(commandLine, e.getMessage(), e);
        }
    }

    private String address() {
        if (host.equals("127.0.0.1")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
