package org.regionwise.cli.option;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.cli.output.Refusal;
import org.regionwise.web.access.Entrance;
import org.regionwise.web.access.Secret;
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

    /** What was asked for, with a token of its own. */
    public Entrance entrance() {
        address.ifPresent(EntranceOptions::check);
        Refusal.unless(trustedHeader.isPresent() == trustedSecret.isPresent(), "command.trusted-both");
        return new Entrance(
                noToken ? Optional.empty() : Optional.of(Secret.random()),
                address,
                trustedHeader.map(header ->
                        new Entrance.TrustedProxy(header, FirstLine.of(trustedSecret.get(), SHORTEST_SECRET))));
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
