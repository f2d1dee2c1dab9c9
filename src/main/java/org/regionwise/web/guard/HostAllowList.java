package org.regionwise.web.guard;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.regionwise.web.page.Refusal;

/**
 * Answers only requests that were meant for this machine, or for the address at which a proxy offers it. A page
 * elsewhere whose name was made to resolve to this machine (DNS rebinding) still sends its own name as host, and is
 * refused.
 */
public final class HostAllowList {
    private static final Set<String> ALLOWED = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<String> offered;

    /** @param address at which a proxy offers the server, if one does */
    public HostAllowList(Optional<URI> address) {
        this.offered = address.map(URI::getHost).map(each -> each.toLowerCase(Locale.ROOT));
    }

    /** @throws Refusal for any other host */
    public void check(Context context) {
        String host = context.header("Host");
        String name = host == null ? "" : withoutPort(host).toLowerCase(Locale.ROOT);
        if (!ALLOWED.contains(name) && offered.filter(name::equals).isEmpty()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "error.other-host");
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
