package org.regionwise.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions that the one server remembers; they do not outlive it. Safe for use by several threads. */
final class OwnSessions implements Sessions {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration idle;
    /** By cookie, oldest first. */
    private final Map<String, Named> named = new LinkedHashMap<>();

    /** @param idle after so long without a request a session is over */
    OwnSessions(Clock clock, Duration idle) {
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

    @Override
    public synchronized String begin(long account, int epoch) {
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

    @Override
    public synchronized Optional<Found> find(String cookie) {
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

    @Override
    public synchronized void end(String cookie) {
        Named found = cookie == null ? null : named.get(cookie);
        if (found != null) {
            named.values().removeIf(each -> each.session == found.session);
        }
    }
}
