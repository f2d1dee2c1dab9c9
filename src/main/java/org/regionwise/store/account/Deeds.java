package org.regionwise.store.account;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.regionwise.store.Database;
import org.regionwise.store.ledger.Subject;

/**
 * Who did what, kept for good and never changed. Everything throws {@link org.regionwise.store.StoreUnavailable} if the
 * database fails.
 */
public final class Deeds {
    /** What whoever has the database at the command line is called. */
    public static final String COMMAND_LINE = "command-line";

    private static final int LONGEST = 1000;

    private final Database database;
    private final Clock clock;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock entering = new ReentrantLock();

    /** {@code clock} says when something was done. */
    public Deeds(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Something that was done.
     *
     * @param account the name of who did it; empty for this machine's only analyst
     * @param deed what, by its code
     * @param subject to what: a path, such as {@code /surveys/3}, or an account
     * @param detail more of it; empty for nothing more
     */
    public record Done(long id, Instant at, String account, String deed, String subject, String detail) {}

    /**
     * Enters what somebody did, on the disk on return. What comes while others are entered is entered together, as each
     * time takes several turns of the disk, which whoever downloads a file would wait for one after the other.
     */
    public void enter(String account, String deed, String subject, String detail) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Waiting mine = new Waiting(new Done(0, now, account, deed, bounded(subject), bounded(detail)));
        waiting.add(mine);
        entering.lock();
        try {
            if (!mine.entered) {
                enterAll();
            }
        } finally {
            entering.unlock();
        }
        if (mine.failed != null) {
            throw mine.failed;
        }
        if (!mine.entered) {
            throw new IllegalStateException("whoever entered it together with others did not come to an end");
        }
    }

    /** A deed that somebody waits for; read and written under the lock. */
    private static final class Waiting {
        private final Done done;
        private boolean entered;
        private RuntimeException failed;

        private Waiting(Done done) {
            this.done = done;
        }
    }

    private void enterAll() {
        List<Waiting> together = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            together.add(next);
        }
        RuntimeException failed = null;
        try {
            enter(together);
        } catch (RuntimeException e) {
            failed = e;
        }
        for (Waiting each : together) {
            each.failed = failed;
            each.entered = true;
        }
    }

    private void enter(List<Waiting> deeds) {
        database.change(ids -> ids.stream().map(Subject::deeds).distinct().toList(), handle -> {
            List<Long> ids = new ArrayList<>();
            for (Waiting each : deeds) {
                ids.add(insert(handle, each.done));
            }
            return ids;
        });
    }

    private static long insert(Handle handle, Done done) {
        return handle.createUpdate("INSERT INTO deed (done_at, account_name, deed, subject, detail)"
                        + " VALUES (:now, :account, :deed, :subject, :detail)")
                .bind("now", done.at.atOffset(ZoneOffset.UTC))
                .bind("account", done.account)
                .bind("deed", done.deed)
                .bind("subject", done.subject)
                .bind("detail", done.detail)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** The latest, newest first, before the one with number {@code before}. */
    public List<Done> list(long before, int most) {
        return database.with(handle -> handle.createQuery("SELECT id, done_at, account_name, deed, subject, detail"
                        + " FROM deed WHERE id < :before ORDER BY id DESC LIMIT :most")
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> new Done(
                        row.getLong("id"),
                        row.getObject("done_at", OffsetDateTime.class).toInstant(),
                        row.getString("account_name"),
                        row.getString("deed"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list());
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
