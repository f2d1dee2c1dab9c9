package org.regionwise.web.access;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.regionwise.store.account.Account;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.SessionRows;
import org.regionwise.web.page.Person;

/**
 * Who asks. With accounts: whoever the trusted proxy names, else the account of a token, else that of a session.
 * Without accounts: this machine's analyst, where the token that the program printed is sent or was exchanged for a
 * cookie.
 */
public final class Identification {
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration IDLE_HERE = Duration.ofDays(30);
    private static final Set<String> HERE = Set.of("127.0.0.1", "[0:0:0:0:0:0:0:1]", "0:0:0:0:0:0:0:1", "::1", "");
    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "token ";

    private final Entrance entrance;
    private final Accounts accounts;
    private final boolean byAccount;
    private final Sessions sessions;
    private final SessionCookie cookie;

    /**
     * Accounts are signed in with if there is one now.
     *
     * @param shared where several servers keep the sessions of accounts; empty where there is one server. What a token
     *     opened that one server printed is that server's own
     * @param clock says when sessions are over
     */
    public Identification(Entrance entrance, Accounts accounts, Optional<SessionRows> shared, Clock clock) {
        this.entrance = entrance;
        this.accounts = accounts;
        this.byAccount = accounts.any();
        this.sessions = shared.filter(rows -> byAccount)
                .<Sessions>map(rows -> new SharedSessions(rows, clock, IDLE))
                .orElseGet(() -> new OwnSessions(clock, byAccount ? IDLE : IDLE_HERE));
        this.cookie = new SessionCookie(entrance);
    }

    /** Whether people sign in with an account, and not with the token that the program printed. */
    public boolean byAccount() {
        return byAccount;
    }

    /** Who asks; empty for somebody who has to sign in first. Sends a new cookie where the old one is due. */
    Optional<Person> person(Context context) {
        return byAccount ? accountHolder(context) : analyst(context);
    }

    private Optional<Person> analyst(Context context) {
        if (entrance.token().isEmpty()) {
            return Optional.of(Person.OF_THIS_MACHINE);
        }
        Optional<String> sent = sentToken(context);
        return sent.isPresent()
                ? sent.filter(this::printed).map(token -> Person.OF_THIS_MACHINE)
                : session(context).map(found -> Person.OF_THIS_MACHINE);
    }

    /** Whether it is the token that the program printed. */
    boolean printed(String token) {
        return !byAccount
                && entrance.token().filter(each -> Secret.same(each, token)).isPresent();
    }

    private Optional<Person> accountHolder(Context context) {
        Optional<String> named = entrance.proxy().flatMap(proxy -> named(context, proxy));
        if (named.isPresent()) {
            return named.flatMap(accounts::named).flatMap(account -> person(account, false));
        }
        Optional<String> sent = sentToken(context);
        if (sent.isPresent()) {
            return sent.flatMap(accounts::byToken).flatMap(account -> person(account, true));
        }
        return session(context)
                .flatMap(found -> accounts.find(found.account())
                        .filter(account -> account.epoch() == found.epoch())
                        .flatMap(account -> person(account, false)));
    }

    private static Optional<String> named(Context context, Entrance.TrustedProxy proxy) {
        String secret = context.header("X-Regionwise-Secret");
        return secret != null && Secret.same(proxy.secret(), secret)
                ? Optional.ofNullable(context.header(proxy.header()))
                : Optional.empty();
    }

    private static Optional<Person> person(Account account, boolean byToken) {
        return account.disabled()
                ? Optional.empty()
                : Optional.of(new Person(account.id(), account.name(), account.role(), byToken));
    }

    private Optional<Sessions.Found> session(Context context) {
        Optional<Sessions.Found> session = sessions.find(cookie.read(context));
        session.flatMap(Sessions.Found::renewed).ifPresent(renewed -> cookie.write(context, renewed));
        return session;
    }

    /** A program's, in the header that Jupyter's or OAuth's programs send. */
    private static Optional<String> sentToken(Context context) {
        String header = context.header("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.of(header)
                        .filter(each -> each.regionMatches(true, 0, TOKEN, 0, TOKEN.length()))
                        .map(each -> each.substring(TOKEN.length()).strip());
    }

    /**
     * From where somebody asks: the address that the proxy says, which it puts last, else that of the connection. Empty
     * for this machine, which is where a proxy is that says nothing, and so may be everybody.
     */
    Optional<String> place(Context context) {
        String said = entrance.address().isPresent() ? context.header("X-Forwarded-For") : null;
        String place = said == null
                ? context.ip()
                : said.substring(said.lastIndexOf(',') + 1).strip();
        return Optional.of(place).filter(each -> !HERE.contains(each));
    }

    /** Begins a session in this browser, under a cookie of its own, in place of the one that there is. */
    void begin(Context context, long account, int epoch) {
        sessions.end(cookie.read(context));
        cookie.write(context, sessions.begin(account, epoch));
    }

    /** Ends this browser's session. */
    void end(Context context) {
        sessions.end(cookie.read(context));
        cookie.remove(context);
    }
}
