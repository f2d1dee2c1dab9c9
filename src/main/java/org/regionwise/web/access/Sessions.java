package org.regionwise.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Browsers that are signed in. A cookie holds a random name of the session and nothing else; it is renewed at every
 * sign-in and each hour. Sessions do not outlive the server. Safe for use by several threads.
 */
final class Sessions {
    /** Requests under way when a cookie is renewed still carry the one before. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration RENEWED = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration idle;
    /** By cookie, oldest first. */
    private final Map<String, Named> named = new LinkedHashMap<>();

    /** @param idle after so long without a request a session is over */
    Sessions(Clock clock, Duration idle) {
        this.clock = clock;
        this.idle = idle;
    }

    /** What the names of one session have in common. */
    private static final class Session {
        private final long account;
        private final int epoch;
        private final Instant begun;
        private Instant seen;

        private Session(long account, int epoch, Instant begun) {
            this.account = account;
            this.epoch = epoch;
            this.begun = begun;
            this.seen = begun;
        }
    }

    private record Named(Session session, Instant since, Optional<Instant> until) {}

    /**
     * A session.
     *
     * @param account whose it is
     * @param epoch of the account when the session began; a later one of the account ends it
     * @param renewed the cookie to send from now on, unless it is still the same
     */
    record Found(long account, int epoch, Optional<String> renewed) {}

    /** Begins a session. Returns the cookie. */
    synchronized String begin(long account, int epoch) {
        Instant now = clock.instant();
        return name(new Session(account, epoch, now), now);
    }

    private String name(Session session, Instant now) {
        String cookie = Secret.random();
        named.put(cookie, new Named(session, now, Optional.empty()));
        Iterator<Named> oldest = named.values().iterator();
        while (named.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
        return cookie;
    }

    /** The session with a cookie, which may be null, if it is not over. */
    synchronized Optional<Found> find(String cookie) {
        Named found = cookie == null ? null : named.get(cookie);
        if (found == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Session session = found.session;
        if (found.until.filter(now::isAfter).isPresent()
                || session.seen.plus(idle).isBefore(now)
                || session.begun.plus(LONGEST).isBefore(now)) {
            named.remove(cookie);
            return Optional.empty();
        }
        session.seen = now;
        Optional<String> renewed = Optional.empty();
        if (found.until.isEmpty() && found.since.plus(RENEWED).isBefore(now)) {
            named.replace(cookie, new Named(session, found.since, Optional.of(now.plus(GRACE))));
            renewed = Optional.of(name(session, now));
        }
        return Optional.of(new Found(session.account, session.epoch, renewed));
    }

    /** Ends a session under all its cookies. */
    synchronized void end(String cookie) {
        Named found = cookie == null ? null : named.get(cookie);
        if (found != null) {
            named.values().removeIf(each -> each.session == found.session);
        }
    }
}
