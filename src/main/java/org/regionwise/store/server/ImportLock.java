package org.regionwise.store.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.regionwise.store.schema.DatabaseUrl;

/**
 * Whose an import into PostgreSQL is: an advisory lock on the number of its survey, held by a connection of its own. It
 * ends with the import, or with the server that died of it; another server then drops what is left.
 */
public final class ImportLock implements AutoCloseable {
    /** Where no other server can be. */
    public static final ImportLock NONE = new ImportLock(null);

    /** Tells our locks from those of other programs on the database; the survey's number fills the rest. */
    private static final long OURS = 0x5257L << 48;

    private final Connection connection;

    private ImportLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the lock of a survey that is going to be imported. */
    public static ImportLock of(DatabaseUrl url, long survey) throws SQLException {
        Connection connection = url.connect();
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
            lock.setLong(1, OURS | survey);
            lock.execute();
            return new ImportLock(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Runs work unless a server imports that survey, in a transaction that keeps all from beginning to. */
    public static void unlessHeld(Handle handle, long survey, Runnable work) {
        handle.useTransaction(transaction -> {
            boolean free = transaction
                    .createQuery("SELECT pg_try_advisory_xact_lock(:key)")
                    .bind("key", OURS | survey)
                    .mapTo(Boolean.class)
                    .one();
            if (free) {
                work.run();
            }
        });
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // the lock went with it
            }
        }
    }
}
