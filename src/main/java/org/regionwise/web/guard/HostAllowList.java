package org.regionwise.web.guard;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Set;
import org.regionwise.web.page.Refusal;

/**
 * Answers only requests that were meant for this machine. A page elsewhere whose name was made to resolve to this
 * machine (DNS rebinding) still sends its own name as host, and is refused.
 */
public final class HostAllowList {
    private static final Set<String> ALLOWED = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws Refusal for any other host */
    public void check(Context context) {
        String host = context.header("Host");
        if (host == null || !ALLOWED.contains(withoutPort(host).toLowerCase(Locale.ROOT))) {
            throw new Refusal(HttpStatus.FORBIDDEN, "error.other-host");
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
