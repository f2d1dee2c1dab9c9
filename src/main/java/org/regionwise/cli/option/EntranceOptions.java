package org.regionwise.cli.option;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.cli.output.Refusal;
import picocli.CommandLine.Option;

/** How one comes in to the web application. */
public final class EntranceOptions {
    private static final int SHORTEST_SECRET = 16;

    @Option(names = "--no-token")
    private boolean noToken;

    @Option(names = "--address", paramLabel = "URL")
    private Optional<URI> address = Optional.empty();

    @Option(names = "--trusted-header", paramLabel = "NAME")
    private Optional<String> trustedHeader = Optional.empty();

    @Option(names = "--trusted-secret", paramLabel = "FILE")
    private Optional<Path> trustedSecret = Optional.empty();

    /** @throws Refusal when options do not go together, or the address is none */
    public void require() {
        address.ifPresent(EntranceOptions::check);
        Refusal.unless(trustedHeader.isPresent() == trustedSecret.isPresent(), "command.trusted-both");
    }

    /** Whether the address that is printed holds a token. */
    public boolean token() {
        return !noToken;
    }

    /** Where readers find the application, when that is not where it listens. */
    public Optional<URI> address() {
        return address;
    }

    /** The header in which a proxy says who is there. */
    public Optional<String> trustedHeader() {
        return trustedHeader;
    }

    /** What proves that it is the proxy; there is one wherever there is a header. */
    public String trustedSecret() {
        return FirstLine.of(trustedSecret.orElseThrow(), SHORTEST_SECRET);
    }

    private static void check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean plain = address.getHost() != null
                && (address.getPath() == null
                        || address.getPath().isEmpty()
                        || address.getPath().equals("/"))
                && address.getQuery() == null
                && address.getUserInfo() == null;
        Refusal.unless(
                plain && (scheme.equals("https") || scheme.equals("http")),
                "command.address",
                "given",
                address.toString());
    }
}
