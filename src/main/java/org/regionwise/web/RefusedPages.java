package org.regionwise.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.report.Templates;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.web.guard.HostAllowList;
import org.regionwise.web.guard.SecurityHeaders;
import org.regionwise.web.guard.UnreadableRequests;
import org.regionwise.web.page.StaticFiles;
import org.regionwise.web.page.Whereabouts;

/** A server for as long as there is no database to serve: every address says what is wrong and what to do. */
public final class RefusedPages implements AutoCloseable {
    private final String said;
    private final Words words;
    private final Templates templates;
    private final Whereabouts whereabouts;
    private final Javalin javalin;

    /**
     * @param said what is wrong
     * @param words of the terminal, since nobody is asked for a language here
     * @param address at which a proxy offers the server, if one does
     */
    public RefusedPages(String said, Words words, Optional<URI> address) {
        this.said = said;
        this.words = words;
        this.whereabouts = address.isPresent() ? Whereabouts.SERVER : Whereabouts.MACHINE;
        this.templates = new Templates(SoftwareVersion.version(), Catalogue.load()).in(words.language());
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.unsafe.resourceHandler(new StaticFiles());
            config.jetty.modifyServer(server -> server.setErrorHandler(new UnreadableRequests()));
            HostAllowList hosts = new HostAllowList(address);
            SecurityHeaders headers = new SecurityHeaders();
            config.routes.before(context -> {
                headers.set(context);
                hosts.check(context);
            });
            config.routes.error(HttpStatus.NOT_FOUND, this::answer);
        });
    }

    /** Answers whatever was asked, which nothing here knows. */
    private void answer(Context context) {
        context.status(HttpStatus.SERVICE_UNAVAILABLE);
        if (context.path().startsWith("/api/")) {
            context.json(Map.of("error", said));
            return;
        }
        context.html(templates.render(
                        "error/message",
                        Map.of(
                                "title",
                                words.say("error.database-refused"),
                                "message",
                                said,
                                "back",
                                "/",
                                "whereabouts",
                                whereabouts.code())))
                .contentType("text/html; charset=utf-8");
    }

    /** Starts listening; port 0 takes a free one. */
    public void start(String host, int port) {
        javalin.start(host, port);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
