package org.regionwise.store.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.regionwise.store.Database;

/**
 * The sessions that servers on one PostgreSQL have in common. Of a cookie only a hash is kept. Everything throws {@link
 * org.regionwise.store.StoreUnavailable} if the database fails.
 */
public final class SessionRows {
    private static final String INSERT = "INSERT INTO shared_session (cookie, session, account_id, epoch, begun_at,"
            + " seen_at, since) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final Database database;

    /** In this database. */
    public SessionRows(Database database) {
        this.database = database;
    }

    /**
     * A session under one of its cookies.
     *
     * @param session what its cookies have in common
     * @param epoch of the account when the session began
     * @param seen when it was last used, to about a minute
     * @param since when it got this cookie
     * @param until when the cookie ends; empty while it is the latest
     */
    public record Row(
            String session,
            long account,
            int epoch,
            Instant begun,
            Instant seen,
            Instant since,
            Optional<Instant> until) {}

    /** Begins a session, and lets go of those that were not used since {@code idle}. */
    public void begin(String cookie, Row row, Instant idle) {
        database.inTransaction(handle -> {
            handle.execute("DELETE FROM shared_session WHERE seen_at < ?", time(idle));
            return insert(handle, cookie, row);
        });
    }

    /** The session with a cookie. */
    public Optional<Row> find(String cookie) {
        return database.with(handle -> handle.createQuery("SELECT * FROM shared_session WHERE cookie = :cookie")
                .bind("cookie", Accounts.sha256(cookie))
                .map((row, context) -> new Row(
                        row.getString("session"),
                        row.getLong("account_id"),
                        row.getInt("epoch"),
                        instant(row, "begun_at").orElseThrow(),
                        instant(row, "seen_at").orElseThrow(),
                        instant(row, "since").orElseThrow(),
                        instant(row, "until_at")))
                .findOne());
    }

    /** Says that a session is used. */
    public void seen(String session, Instant now) {
        database.with(handle ->
                handle.execute("UPDATE shared_session SET seen_at = ? WHERE session = ?", time(now), session));
    }

    /**
     * Gives a session another cookie.
     *
     * @param until when the one before ends
     * @return false where it has got another already
     */
    public boolean renew(String cookie, Instant until, String renewed, Row row) {
        return database.inTransaction(handle -> {
            int latest = handle.execute(
                    "UPDATE shared_session SET until_at = ? WHERE cookie = ? AND until_at IS NULL",
                    time(until),
                    Accounts.sha256(cookie));
            return latest > 0 && insert(handle, renewed, row) > 0;
        });
    }

    private static int insert(Handle handle, String cookie, Row row) {
        return handle.execute(
                INSERT,
                Accounts.sha256(cookie),
                row.session,
                row.account,
                row.epoch,
                time(row.begun),
                time(row.seen),
                time(row.since));
    }

    /** Ends a session under all its cookies. */
    public void end(String session) {
        database.with(handle -> handle.execute("DELETE FROM shared_session WHERE session = ?", session));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
