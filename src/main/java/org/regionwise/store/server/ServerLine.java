package org.regionwise.store.server;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.regionwise.store.schema.DatabaseUrl;

/**
 * A server's own connection to the PostgreSQL that it shares: it hears there that something changed, and holds an
 * advisory lock while it lives. The lock ends with the server, however that dies, and not because the server is slow,
 * so that nobody has to guess from clocks. One thread waits on it.
 */
public final class ServerLine implements AutoCloseable {
    /** Tells our locks from those of imports and of other programs; the server's number fills the rest. */
    private static final long OURS = 0x5258L << 48;

    private static final String CHANNEL = "regionwise_jobs";

    private final DatabaseUrl url;
    private final long number = new SecureRandom().nextLong() >>> 16;
    private Connection connection;
    private boolean closed;

    /** Not connected yet. */
    public ServerLine(DatabaseUrl url) {
        this.url = url;
    }

    /** What stands for this server while the program runs: 48 random bits. */
    public long number() {
        return number;
    }

    /**
     * Returns true once a server says that something changed, or when this one could not have heard of it, as it has
     * just connected; false when nobody says anything in time. After {@link #close} it returns at once.
     *
     * @throws SQLException when the database does not answer; the next call connects again
     */
    public boolean heard(int milliseconds) throws SQLException {
        Connection now = connected();
        if (now == null) {
            return true;
        }
        try {
            return now.unwrap(PGConnection.class).getNotifications(milliseconds).length > 0;
        } catch (SQLException e) {
            disconnect();
            throw e;
        }
    }

    /** The connection; null where it has just been made, or is not wanted any more. */
    private Connection connected() throws SQLException {
        synchronized (this) {
            if (connection != null || closed) {
                return connection;
            }
        }
        Connection fresh = url.connect();
        try (Statement settings = fresh.createStatement();
                PreparedStatement lock = fresh.prepareStatement("SELECT pg_advisory_lock(?)")) {
            // a machine that lost its power is noticed within a minute
            settings.execute("SET tcp_keepalives_idle = 30");
            settings.execute("SET tcp_keepalives_interval = 10");
            settings.execute("SET tcp_keepalives_count = 3");
            settings.execute("LISTEN " + CHANNEL);
            lock.setLong(1, OURS | number);
            lock.execute();
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
        synchronized (this) {
            if (closed) {
                fresh.close();
            } else {
                connection = fresh;
            }
        }
        return null;
    }

    /** Tells all servers, this one too, that something changed, once the transaction of {@code handle} commits. */
    public static void tell(Handle handle) {
        handle.execute("NOTIFY " + CHANNEL);
    }

    /** Whether a server has died; if so it counts as dead until the transaction of {@code handle} ends. */
    public static boolean dead(Handle handle, long number) {
        return handle.createQuery("SELECT pg_try_advisory_xact_lock(:key)")
                .bind("key", OURS | number)
                .mapTo(Boolean.class)
                .one();
    }

    private synchronized void disconnect() {
        if (connection != null) {
            try {
                // the thread that waits would keep an orderly end waiting
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // the lock goes with it in any case
            }
            connection = null;
        }
    }

    /** Ends it, and with it the lock: what this server was computing is anybody's. */
    @Override
    public synchronized void close() {
        closed = true;
        disconnect();
    }
}
