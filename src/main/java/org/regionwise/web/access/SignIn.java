package org.regionwise.web.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.regionwise.web.page.OwnPage;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Person;

/** Signing in on this machine: with the token that the program printed, once for each browser. */
public final class SignIn {
    private static final Duration IDLE = Duration.ofDays(30);
    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "token ";

    private final Pages pages;
    private final Entrance entrance;
    private final Sessions sessions;
    private final SessionCookie cookie;

    /** @param clock says when sessions are over */
    public SignIn(Pages pages, Entrance entrance, Clock clock) {
        this.pages = pages;
        this.entrance = entrance;
        this.sessions = new Sessions(clock, IDLE);
        this.cookie = new SessionCookie(entrance);
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.post("/sign-in", this::signIn, Access.OPEN);
        routes.post("/sign-out", this::signOut, Access.OPEN);
    }

    /** Who asks; empty for somebody who has to sign in first. Sends a new cookie where the old one is due. */
    Optional<Person> person(Context context) {
        if (entrance.token().isEmpty()) {
            return Optional.of(Person.OF_THIS_MACHINE);
        }
        Optional<String> sent = sentToken(context);
        if (sent.isPresent()) {
            return sent.filter(this::right).map(token -> Person.OF_THIS_MACHINE);
        }
        Optional<Sessions.Found> session = sessions.find(cookie.read(context));
        session.flatMap(Sessions.Found::renewed).ifPresent(renewed -> cookie.write(context, renewed));
        return session.map(found -> Person.OF_THIS_MACHINE);
    }

    /** A program's, in the header that Jupyter's or OAuth's programs send. */
    private static Optional<String> sentToken(Context context) {
        String header = context.header("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        return header.startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.of(header)
                        .filter(each -> each.startsWith(TOKEN))
                        .map(each -> each.substring(TOKEN.length()).strip());
    }

    private boolean right(String token) {
        return entrance.token().filter(each -> Secret.same(each, token)).isPresent();
    }

    /** Begins a session for who knows the token. Returns whether they do. */
    boolean enter(Context context, String token) {
        boolean right = right(token);
        if (right) {
            sessions.end(cookie.read(context));
            cookie.write(context, sessions.begin(0, 0));
        }
        return right;
    }

    /** The way in, at the address that was asked for. */
    void show(Context context, boolean wrong) {
        context.status(HttpStatus.UNAUTHORIZED);
        boolean comesBack = context.method().equals(HandlerType.GET);
        String query = context.queryString();
        boolean clean = query == null || context.queryParam("token") != null;
        show(context, comesBack ? context.path() + (clean ? "" : "?" + query) : "/", wrong);
    }

    private void show(Context context, String page, boolean wrong) {
        pages.show(context, "access/sign-in", Map.of("page", OwnPage.of(page), "wrong", wrong));
    }

    private void signIn(Context context) {
        String token = Optional.ofNullable(context.formParam("token"))
                .map(String::strip)
                .orElse("");
        String page = OwnPage.of(context.formParam("page"));
        // the printed address may have been copied whole
        if (enter(context, token.substring(token.indexOf("token=") < 0 ? 0 : token.indexOf("token=") + 6))) {
            context.redirect(page, HttpStatus.SEE_OTHER);
        } else {
            context.status(HttpStatus.UNAUTHORIZED).header("Cache-Control", "no-store");
            show(context, page, true);
        }
    }

    private void signOut(Context context) {
        sessions.end(cookie.read(context));
        cookie.remove(context);
        context.redirect("/", HttpStatus.SEE_OTHER);
    }
}
