package org.regionwise.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.regionwise.store.account.SessionRows;
import org.regionwise.store.account.SessionRows.Row;

/** Sessions that all servers on one PostgreSQL know, and which outlive each of them. */
final class SharedSessions implements Sessions {
    /** So exactly it is known when a session was used. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final SessionRows rows;
    private final Clock clock;
    private final Duration idle;

    /** @param idle after so long without a request a session is over */
    SharedSessions(SessionRows rows, Clock clock, Duration idle) {
        this.rows = rows;
        this.clock = clock;
        this.idle = idle;
    }

    @Override
    public String begin(long account, int epoch) {
        Instant now = clock.instant();
        String cookie = Secret.random();
        rows.begin(
                cookie,
                new Row(UUID.randomUUID().toString(), account, epoch, now, now, now, Optional.empty()),
                now.minus(idle));
        return cookie;
    }

    @Override
    public Optional<Found> find(String cookie) {
        Optional<Row> found = cookie == null ? Optional.empty() : rows.find(cookie);
        Instant now = clock.instant();
        if (found.isEmpty() || over(found.get(), now)) {
            return Optional.empty();
        }
        Row row = found.get();
        if (row.seen().plus(NOTED).isBefore(now)) {
            rows.seen(row.session(), now);
        }
        return Optional.of(new Found(row.account(), row.epoch(), renewed(cookie, row, now)));
    }

    private boolean over(Row row, Instant now) {
        return row.until().filter(now::isAfter).isPresent()
                || row.seen().plus(idle).isBefore(now)
                || row.begun().plus(LONGEST).isBefore(now);
    }

    private Optional<String> renewed(String cookie, Row row, Instant now) {
        if (row.until().isPresent() || !row.since().plus(RENEWED).isBefore(now)) {
            return Optional.empty();
        }
        String fresh = Secret.random();
        Row renewed = new Row(row.session(), row.account(), row.epoch(), row.begun(), now, now, Optional.empty());
        return rows.renew(cookie, now.plus(GRACE), fresh, renewed) ? Optional.of(fresh) : Optional.empty();
    }

    @Override
    public void end(String cookie) {
        if (cookie != null) {
            rows.find(cookie).ifPresent(row -> rows.end(row.session()));
        }
    }
}
