package org.regionwise.store.source;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Cancels a statement that takes too long. Drivers have timeouts of their own, but not all keep them, and DuckDB’s
 * keeps the program from ending.
 */
final class Deadline implements AutoCloseable {
    private static final long MILLISECONDS = 1000;

    private final Timer timer = new Timer("deadline of a source", true);
    private volatile boolean passed;

    /** @param seconds 0 for never */
    Deadline(Statement statement, int seconds) {
        if (seconds > 0) {
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            passed = true;
                            Deadline.cancel(statement);
                        }
                    },
                    seconds * MILLISECONDS);
        }
    }

    /** Whether it has passed, so that what failed was cancelled by it. */
    boolean passed() {
        return passed;
    }

    /** From another thread; a statement that is over needs no cancelling. */
    static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException over) {
            // what runs fails by itself then, or has ended
        }
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
