package org.regionwise.web.access;

import java.net.URI;
import java.util.Optional;

/**
 * How one comes in, as whoever starts the server says.
 *
 * @param token demanded of everybody where there are no accounts; empty demands nothing
 * @param address at which browsers reach the server through a proxy, such as {@code https://regionwise.example.org}
 */
public record Entrance(Optional<String> token, Optional<URI> address) {
    /** For whoever can reach the server. */
    public static final Entrance OPEN = new Entrance(Optional.empty(), Optional.empty());

    /** For whoever knows a token. */
    public static Entrance withToken(String token) {
        return new Entrance(Optional.of(token), Optional.empty());
    }

    /** Whether browsers come encrypted. */
    boolean encrypted() {
        return address.filter(each -> "https".equals(each.getScheme())).isPresent();
    }
}
