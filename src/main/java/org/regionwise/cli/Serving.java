package org.regionwise.cli;

import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.Application;

/** The application from its start until the process is told to end. */
final class Serving {
    private final PrintWriter out;
    private final Words words;
    private final String host;
    private final int port;

    Serving(PrintWriter out, Words words, String host, int port) {
        this.out = out;
        this.words = words;
        this.host = host;
        this.port = port;
    }

    /**
     * Starts, says where, and waits.
     *
     * @throws Refusal when the database or the port cannot be had
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
            throw Refusal.of("command.port-taken", "port", Integer.toString(port));
        }
        out.println(words.say("command.ready", "address", "http://" + address() + ":" + application.port()));
        out.println(words.say("command.ending"));
        out.flush();
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
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        }
    }

    private String address() {
        if (host.equals("127.0.0.1")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
