package org.regionwise.web.access;

import java.net.URI;
import java.util.Optional;

/**
 * How one comes in, as whoever starts the server says.
 *
 * @param token demanded of everybody where there are no accounts; empty demands nothing
 * @param address at which browsers reach the server through a proxy, such as {@code https://regionwise.example.org}
 * @param proxy signs people in itself; empty leaves that to names and passwords
 */
public record Entrance(Optional<String> token, Optional<URI> address, Optional<TrustedProxy> proxy) {
    /** For whoever can reach the server. */
    public static final Entrance OPEN = new Entrance(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A proxy that says who asks.
     *
     * @param header in which it sends the name of an account
     * @param secret which it sends as {@code X-Regionwise-Secret}; whoever reaches the server past the proxy does not
     *     know it
     */
    public record TrustedProxy(String header, String secret) {}

    /** For whoever knows a token. */
    public static Entrance withToken(String token) {
        return new Entrance(Optional.of(token), Optional.empty(), Optional.empty());
    }

    /** Whether browsers come encrypted. */
    boolean encrypted() {
        return address.filter(each -> "https".equals(each.getScheme())).isPresent();
    }
}
