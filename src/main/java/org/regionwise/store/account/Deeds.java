package org.regionwise.store.account;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    /** Enters what somebody did, on the disk on return. */
    public void enter(String account, String deed, String subject, String detail) {
        database.change(
                id -> List.of(Subject.deeds(id)),
                handle -> handle.createUpdate("INSERT INTO deed (done_at, account_name, deed, subject, detail)"
                                + " VALUES (:now, :account, :deed, :subject, :detail)")
                        .bind(
                                "now",
                                clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                        .bind("account", account)
                        .bind("deed", deed)
                        .bind("subject", bounded(subject))
                        .bind("detail", bounded(detail))
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
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
