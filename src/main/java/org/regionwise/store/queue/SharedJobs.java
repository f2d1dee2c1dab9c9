package org.regionwise.store.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Handle;
import org.regionwise.store.Database;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.queue.SharedJob.At;
import org.regionwise.store.queue.SharedJob.State;
import org.regionwise.store.server.Claim;
import org.regionwise.store.server.ServerLine;

/**
 * The queue of computations that all servers on one PostgreSQL have in common, as one of them uses it. The database's
 * clock is the only one. Everything throws {@link StoreUnavailable} if the database fails.
 */
public final class SharedJobs implements AutoCloseable {
    /** Finished ones that are kept, whose outcomes may be large. */
    private static final int MOST_FINISHED = 16;

    /** So many servers may end while they compute the same before it is given up: it may be the cause. */
    private static final int MOST_TRIES = 3;

    /** Lock of whoever adds to the queue, so that its length is counted one by one. */
    private static final long ADDING = 0x5259L << 48;

    private static final String COLUMNS = "id, work, question, title, back, state, COALESCE(server, 0) AS server, step,"
            + " again, done, total, CAST(EXTRACT(EPOCH FROM now() - asked_at) AS BIGINT) AS seconds";
    private static final String BEFORE_THE_FIRST_STEP = "step = 'WAITING', again = FALSE, done = 0, total = 0";

    private final Database database;
    private final ServerLine line;
    private final long server;

    /** As a server uses it that nobody knows of before it first listens. */
    public SharedJobs(Database database) {
        this.database = database;
        this.line = database.line();
        this.server = line.number();
    }

    /** What stands for this server while the program runs. */
    public long server() {
        return server;
    }

    /**
     * Returns true once the queue has changed, or may have while this server did not listen; false when it has not in
     * time. One thread listens.
     */
    public boolean heard(int milliseconds) {
        try {
            return line.heard(milliseconds);
        } catch (SQLException e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /** Listens no more; what this server computes is anybody's. */
    @Override
    public void close() {
        line.close();
    }

    /**
     * What is asked.
     *
     * @param survey which it is asked of
     * @param lately whether what came of the same question lately is as good
     */
    public record Asked(String work, long survey, String question, String title, String back, boolean lately) {}

    /**
     * The computation of what is asked: the one that is under way, or came lately, or else a new one. Where the queue
     * is full, a new one takes the place of one that nobody has asked about for long.
     *
     * @param most that wait or are computed at once, by all servers
     * @param abandoned so long nobody has asked about one that makes place
     * @return empty where none makes place
     */
    public Optional<SharedJob> ask(Asked asked, int most, Duration abandoned) {
        return database.inTransaction(handle -> {
            handle.createQuery("SELECT pg_advisory_xact_lock(:key)")
                    .bind("key", ADDING)
                    .mapTo(String.class)
                    .one();
            Optional<String> same = handle.createQuery("UPDATE shared_job SET askers = askers + 1, seen_at = now()"
                            + " WHERE id = (SELECT id FROM shared_job WHERE work = :work AND question = :question"
                            + " AND (state IN ('WAITING', 'RUNNING') OR :lately AND state = 'DONE')"
                            + " ORDER BY asked_at DESC LIMIT 1) RETURNING id")
                    .bind("work", asked.work)
                    .bind("question", asked.question)
                    .bind("lately", asked.lately)
                    .mapTo(String.class)
                    .findOne();
            if (same.isEmpty() && unfinished(handle) >= most && !stopOneAbandoned(handle, abandoned)) {
                return Optional.empty();
            }
            return read(handle, same.isPresent() ? same.get() : added(handle, asked));
        });
    }

    private static int unfinished(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM shared_job WHERE state IN ('WAITING', 'RUNNING')")
                .mapTo(Integer.class)
                .one();
    }

    private static boolean stopOneAbandoned(Handle handle, Duration abandoned) {
        return handle.createUpdate("DELETE FROM shared_job WHERE state IN ('WAITING', 'RUNNING') AND id ="
                                + " (SELECT id FROM shared_job WHERE state IN ('WAITING', 'RUNNING')"
                                + " AND seen_at < now() - make_interval(secs => :seconds) ORDER BY seen_at LIMIT 1)")
                        .bind("seconds", abandoned.toMillis() / 1e3)
                        .execute()
                > 0;
    }

    private static String added(Handle handle, Asked asked) {
        handle.execute(
                "DELETE FROM shared_job WHERE id IN (SELECT id FROM shared_job WHERE state NOT IN"
                        + " ('WAITING', 'RUNNING') ORDER BY asked_at DESC OFFSET ?)",
                MOST_FINISHED);
        String id = UUID.randomUUID().toString();
        handle.execute(
                "INSERT INTO shared_job (id, work, survey_id, question, title, back, state, tries, askers, step, again,"
                        + " done, total, asked_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, 'WAITING', 0, 1, 'WAITING',"
                        + " FALSE, 0, 0, now(), now())",
                id,
                asked.work,
                asked.survey,
                asked.question,
                asked.title,
                asked.back);
        ServerLine.tell(handle);
        return id;
    }

    /** The computation with this id. */
    public Optional<SharedJob> find(String id) {
        return database.with(handle -> read(handle, id));
    }

    private static Optional<SharedJob> read(Handle handle, String id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM shared_job WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> job(row))
                .findOne();
    }

    /** What came of one that is done; empty where it is not kept any more. */
    public Optional<String> outcome(String id) {
        return database.with(handle -> handle.createQuery("SELECT outcome FROM shared_job WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    /** All that wait or are computed, and those of {@code ids} that are there. */
    public List<SharedJob> list(Collection<String> ids) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM shared_job WHERE state IN ('WAITING', 'RUNNING')"
                        + " OR id = ANY(string_to_array(:ids, ','))")
                .bind("ids", String.join(",", ids))
                .map((row, context) -> job(row))
                .list());
    }

    /** Takes the one that has waited longest of the kinds that this server can do, if one waits. */
    public Optional<SharedJob> claim(Set<String> works) {
        return database.inTransaction(handle -> handle.createQuery("UPDATE shared_job"
                        + " SET state = 'RUNNING', server = :server, tries = tries + 1"
                        + " WHERE id = (SELECT id FROM shared_job"
                        + " WHERE state = 'WAITING' AND work = ANY(string_to_array(:works, ','))"
                        + " ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING " + COLUMNS)
                .bind("server", server)
                .bind("works", String.join(",", works))
                .map((row, context) -> job(row))
                .findOne());
    }

    /** That this server computes one. */
    public Claim claimOf(String id) {
        return new Claim(id, server);
    }

    /** Says how far one is that this server computes. */
    public void at(String id, At at) {
        database.with(handle -> handle.execute(
                "UPDATE shared_job SET step = ?, again = ?, done = ?, total = ?"
                        + " WHERE id = ? AND server = ? AND state = 'RUNNING'",
                at.step(),
                at.again(),
                at.done(),
                at.total(),
                id,
                server));
    }

    /** Says that somebody asks about one. */
    public void seen(String id) {
        database.with(handle -> handle.execute("UPDATE shared_job SET seen_at = now() WHERE id = ?", id));
    }

    /**
     * Says what came of one that this server computed.
     *
     * @throws CancellationException when it was cancelled, or another server has taken it over
     */
    public void done(String id, String outcome) {
        database.inTransaction(handle -> {
            claimOf(id).enter(handle, outcome);
            return null;
        });
    }

    /** Says that one cannot be computed. */
    public void failed(String id) {
        mine(id, "state = 'FAILED'");
    }

    /** Leaves one to whichever server has time, as this one ends. */
    public void handOver(String id) {
        mine(id, "state = 'WAITING', server = NULL, tries = tries - 1, " + BEFORE_THE_FIRST_STEP);
    }

    private void mine(String id, String set) {
        database.inTransaction(handle -> {
            handle.execute(
                    "UPDATE shared_job SET " + set + " WHERE id = ? AND server = ? AND state = 'RUNNING'", id, server);
            ServerLine.tell(handle);
            return null;
        });
    }

    /** Stops one for all who ask, unless it is over. Returns whether it is stopped. */
    public boolean cancel(String id) {
        return deleted(id, "");
    }

    /**
     * Somebody who asked does not want to know any more. Stops it where nobody else asked. Returns whether it is
     * stopped.
     */
    public boolean leave(String id) {
        database.with(handle -> handle.execute("UPDATE shared_job SET askers = askers - 1 WHERE id = ?", id));
        return deleted(id, " AND askers <= 0");
    }

    private boolean deleted(String id, String where) {
        return database.inTransaction(handle -> {
            int stopped = handle.execute(
                    "DELETE FROM shared_job WHERE id = ? AND state IN ('WAITING', 'RUNNING')" + where, id);
            ServerLine.tell(handle);
            return stopped > 0;
        });
    }

    /**
     * Puts back into the queue what servers computed that have died, and what this one does not compute although it
     * is said to. What several died of is given up.
     *
     * @param running ids of what this server computes
     */
    public void takeBack(Collection<String> running) {
        database.inTransaction(handle -> {
            List<Long> servers = handle.createQuery("SELECT DISTINCT server FROM shared_job WHERE state = 'RUNNING'")
                    .mapTo(Long.class)
                    .list();
            int back = 0;
            for (long each : servers) {
                if (each == server || ServerLine.dead(handle, each)) {
                    back += handle.createUpdate("UPDATE shared_job SET server = NULL, " + BEFORE_THE_FIRST_STEP
                                    + ", state = CASE WHEN tries < :most THEN 'WAITING' ELSE 'LOST' END"
                                    + " WHERE server = :server AND state = 'RUNNING'"
                                    + " AND NOT id = ANY(string_to_array(:running, ','))")
                            .bind("most", MOST_TRIES)
                            .bind("server", each)
                            .bind("running", each == server ? String.join(",", running) : "")
                            .execute();
                }
            }
            if (back > 0) {
                ServerLine.tell(handle);
            }
            return null;
        });
    }

    private static SharedJob job(ResultSet row) throws SQLException {
        return new SharedJob(
                row.getString("id"),
                row.getString("work"),
                row.getString("question"),
                row.getString("title"),
                row.getString("back"),
                State.valueOf(row.getString("state")),
                row.getLong("server"),
                new At(row.getString("step"), row.getBoolean("again"), row.getLong("done"), row.getLong("total")),
                row.getLong("seconds"));
    }
}
