package org.regionwise.web.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes only as many pages at once as the machine's cores get done, and lets the other requests wait in line. Hundreds
 * at once take each other's locks in turn, and none of them is ready before all are.
 */
final class Turns {
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
    static final long SECONDS = 20;
    private static final String TAKEN = "turn";

    private final Semaphore places;
    private final long milliseconds;

    Turns() {
        this(AT_ONCE, TimeUnit.SECONDS.toMillis(SECONDS));
    }

    /**
     * @param atOnce pages being made
     * @param milliseconds that the next one waits
     */
    Turns(int atOnce, long milliseconds) {
        this.places = new Semaphore(atOnce, true);
        this.milliseconds = milliseconds;
    }

    /** Makes a page, or a part of one. */
    interface Making<E extends Exception> {
        void make() throws E;
    }

    /**
     * Makes a page when its turn comes. What is part of a page that has its turn, or says that none came, does not
     * wait.
     *
     * @throws Refusal when none comes in time
     */
    <E extends Exception> void take(Context context, Making<E> page) throws E {
        if (context.attribute(TAKEN) != null) {
            page.make();
            return;
        }
        context.attribute(TAKEN, true);
        await();
        try {
            page.make();
        } finally {
            places.release();
            context.attribute(TAKEN, null);
        }
    }

    /** What says that something went wrong waits for no turn: there may be none, as when the server is ending. */
    void skip(Context context) {
        context.attribute(TAKEN, true);
    }

    private void await() {
        try {
            if (places.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw crowded();
    }

    /** No turn came in time. */
    static Refusal crowded() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "error.crowded");
    }
}
