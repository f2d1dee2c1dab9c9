package org.regionwise.web.guard;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Set;

/**
 * Answers only requests that were meant for this machine. A page elsewhere whose name was made to resolve to this
 * machine (DNS rebinding) still sends its own name as host, and is refused.
 */
public final class HostAllowList {
    private static final Set<String> ALLOWED = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws ForbiddenResponse for any other host */
    public void check(Context context) {
        String host = context.header("Host");
        if (host == null || !ALLOWED.contains(withoutPort(host).toLowerCase(Locale.ROOT))) {
            throw new ForbiddenResponse("This address is not served here. Open http://localhost instead.");
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
