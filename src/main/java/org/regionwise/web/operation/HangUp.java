package org.regionwise.web.operation;

import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Whether a failure is a client that went away, or was silent for too long: nothing of ours, and nobody to tell. */
public final class HangUp {
    private static final Set<String> SAID = Set.of("Broken pipe", "Connection reset", "Connection reset by peer");

    private HangUp() {}

    /** Looks at the failure and what caused it. */
    public static boolean is(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            // Jetty's own exceptions for it are among these
            if (each instanceof EOFException
                    || each instanceof ClosedChannelException
                    || each instanceof TimeoutException
                    || SAID.contains(String.valueOf(each.getMessage()))) {
                return true;
            }
        }
        return false;
    }
}
