package org.regionwise.cli;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.regionwise.cli.keeping.OpenedDatabase;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.EntranceOptions;
import org.regionwise.cli.option.OneLine;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.store.source.NamedSources;
import org.regionwise.store.source.WrongSources;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.Application;
import org.regionwise.web.RefusedPages;
import org.regionwise.web.access.Entrance;
import org.regionwise.web.access.Secret;

/** The application from its start until the process is told to end. */
final class Serving {
    private static final long WARM_AFTER_SECONDS = 10;
    private static final int LAST_PORT = 65_535;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    private final PrintWriter out;
    private final PrintWriter err;
    private final Words words;
    private final String host;
    private final int port;
    private final Entrance entrance;
    private final boolean browser;

    /** @param browser whether to open the first page in one */
    Serving(
            PrintWriter out,
            PrintWriter err,
            Words words,
            String host,
            int port,
            EntranceOptions entrance,
            boolean browser) {
        this.out = out;
        this.err = err;
        this.words = words;
        this.host = host;
        this.port = port;
        this.entrance = entrance(entrance);
        this.browser = browser;
    }

    /** What was asked for, with a token of its own. */
    private static Entrance entrance(EntranceOptions asked) {
        asked.require();
        return new Entrance(
                asked.token() ? Optional.of(Secret.random()) : Optional.empty(),
                asked.address(),
                asked.trustedHeader().map(header -> new Entrance.TrustedProxy(header, asked.trustedSecret())));
    }

    /**
     * Starts, says where, and waits.
     *
     * @param sources file that names databases in which rows of surveys may stay; null for none
     * @throws Refusal when the database or the port cannot be had, or more than this machine is to be served without
     *     accounts
     */
    void untilEnded(DatabaseOptions asked, Path sources, ImportLimits limits, Optional<Language> language)
            throws InterruptedException {
        Path data = asked.data();
        Optional<DatabaseUrl> database = OpenedDatabase.url(asked);
        if (asked.passwordIsPublic()) {
            err.println(OneLine.of(words.say("command.password-public", "variable", DatabaseOptions.PASSWORD)));
            err.flush();
        }
        boolean shared = !THIS_MACHINE.contains(host);
        // nothing is created for what is refused
        requireAccounts(!shared || database.isPresent() || Files.exists(data.resolve("regionwise.mv.db")));
        Refusal.unless(!shared || entrance.address().isPresent(), "command.needs-address", "given", host);
        // before anything is created, so that a server that cannot start leaves nothing behind
        requireFreePort();
        Application application = open(data, database, named(sources), limits, language);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            application.close();
            ended.countDown();
        }));
        requireAccounts(!shared || application.byAccount());
        Refusal.unless(entrance.proxy().isEmpty() || application.byAccount(), "command.trusted-accounts");
        try {
            application.start(host, port);
        } catch (JavalinBindException e) {
            throw notListening(e);
        }
        String address = address(application);
        out.println(words.say("command.ready", "address", address));
        out.println(words.say("command.ending"));
        out.flush();
        if (browser) {
            new FirstPage(data.resolve("temporary"), System.getenv()).open(address);
        }
        // nobody waits for the first picture, the first pages come before it, and the end of the program does not wait
        CompletableFuture.delayedExecutor(WARM_AFTER_SECONDS, TimeUnit.SECONDS).execute(application::warm);
        ended.await();
    }

    private void requireAccounts(boolean there) {
        Refusal.unless(there, "command.host", "given", host);
    }

    private static NamedSources named(Path sources) {
        try {
            return sources == null ? NamedSources.NONE : NamedSources.read(sources, System.getenv());
        } catch (WrongSources wrong) {
            throw Refusal.ofFile(sources, wrong.code(), wrong.facts());
        } catch (IOException e) {
            throw Refusal.ofFile(sources, e);
        }
    }

    private Application open(
            Path data,
            Optional<DatabaseUrl> database,
            NamedSources sources,
            ImportLimits limits,
            Optional<Language> language) {
        try {
            return new Application(data, database, sources, limits, language, entrance);
        } catch (StoreUnavailable | IllegalArgumentException e) {
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        } catch (StoreRefused refused) {
            String said = words.say(refused.reason().key(), refused.facts());
            if (refused.reason() == Reason.DAMAGED || refused.reason() == Reason.LEDGER) {
                showUntilEnded(said);
            }
            throw Refusal.ofSystem(refused.reason().key(), refused.facts());
        }
    }

    /** Whoever opens the application is told on a page what is wrong, whichever page they ask for. */
    private void showUntilEnded(String said) {
        err.println(OneLine.of(said));
        err.flush();
        try (RefusedPages refused = new RefusedPages(said, words, entrance.address())) {
            refused.start(host, port);
            new CountDownLatch(1).await();
        } catch (JavalinBindException e) {
            throw notListening(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireFreePort() {
        Refusal.unless(port >= 0 && port <= LAST_PORT, "command.port-range", "given", Integer.toString(port));
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw notListening(e);
        }
    }

    /** A port that is taken is one cause of several: the address may be another machine's, or the port the system's. */
    private Refusal notListening(Exception failure) {
        String cause = String.valueOf(failure.getMessage());
        return failure instanceof JavalinBindException || cause.contains("already")
                ? Refusal.of("command.port-taken", "port", Integer.toString(port))
                : Refusal.of("command.not-listening", "host", host, "port", Integer.toString(port), "cause", cause);
    }

    private String address(Application application) {
        String here = entrance.address().map(URI::toString).orElse("http://" + name() + ":" + application.port());
        return application.byAccount()
                ? here
                : here + entrance.token().map(each -> "/?token=" + each).orElse("");
    }

    private String name() {
        if (host.equals("127.0.0.1")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
