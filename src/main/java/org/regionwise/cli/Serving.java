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
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.Application;
import org.regionwise.web.access.Entrance;
import org.regionwise.web.access.Secret;

/** The application from its start until the process is told to end. */
final class Serving {
    private final PrintWriter out;
    private final Words words;
    private final String host;
    private final int port;
    private final Optional<String> token;
    private final boolean browser;

    /**
     * @param noToken whether everybody on this machine may come in
     * @param browser whether to open the first page in one
     */
    Serving(PrintWriter out, Words words, String host, int port, boolean noToken, boolean browser) {
        this.out = out;
        this.words = words;
        this.host = host;
        this.port = port;
        this.token = noToken ? Optional.empty() : Optional.of(Secret.random());
        this.browser = browser;
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
        String address = "http://" + address() + ":" + application.port()
                + token.map(each -> "/?token=" + each).orElse("");
        out.println(words.say("command.ready", "address", address));
        out.println(words.say("command.ending"));
        out.flush();
        if (browser) {
            new FirstPage(data.resolve("temporary"), System.getenv()).open(address);
        }
        // nobody waits for the first picture, and the end of the program does not wait for it either
        Thread warming = new Thread(application::warm, "warm");
        warming.setDaemon(true);
        warming.start();
        ended.await();
    }

    private Application open(Path data, Optional<String> database, ImportLimits limits, Optional<Language> language) {
        try {
            return new Application(data, database, limits, language, new Entrance(token, Optional.empty()));
        } catch (StoreUnavailable | IllegalArgumentException e) {
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        } catch (StoreRefused refused) {
            throw Refusal.ofSystem(refused.reason().key(), refused.facts());
        }
    }

    private String address() {
        if (host.equals("127.0.0.1")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
