package org.regionwise.store.server;

import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Handle;

/**
 * That a computation which servers share is one server's to do. What comes of it is entered in the transaction that
 * keeps it, so that it is kept once, whichever server dies.
 *
 * @param job the computation's name; null where there is one server only, which shares nothing
 * @param server number of the server's line
 */
public record Claim(String job, long server) {
    /** Where there is one server only. */
    public static final Claim NONE = new Claim(null, 0);

    /**
     * Says what came of it.
     *
     * @throws CancellationException when it was cancelled, or another server has taken it over; nothing must be kept
     */
    public void enter(Handle handle, String outcome) {
        if (job == null) {
            return;
        }
        int entered = handle.createUpdate("UPDATE shared_job SET state = 'DONE', outcome = :outcome"
                        + " WHERE id = :id AND server = :server AND state IN ('RUNNING', 'DONE')")
                .bind("outcome", outcome)
                .bind("id", job)
                .bind("server", server)
                .execute();
        if (entered == 0) {
            throw new CancellationException();
        }
        ServerLine.tell(handle);
    }
}
