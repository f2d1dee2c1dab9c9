package org.regionwise.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scripts that stand within a document, and the policy that lets these run and nothing else: no other script, no
 * request.
 *
 * @param scripts in the order in which they run
 */
record InlineScripts(List<String> scripts) {
    InlineScripts {
        scripts = List.copyOf(scripts);
    }

    /** The site's own for charts and tables. */
    static InlineScripts ofCharts() {
        return new InlineScripts(Stream.of(
                        "vega/vega.min.js", "vega/vega-lite.min.js", "vega/vega-embed.min.js", "charts.js", "report.js")
                .map(InlineScripts::text)
                .toList());
    }

    /** The document's Content-Security-Policy. */
    String policy() {
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
                + scripts.stream()
                        .map(script -> "'sha256-" + hash(script) + "'")
                        .collect(Collectors.joining(" "));
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without line ends that browsers change before they hash, and without what would end the element. */
    private static String text(String file) {
        try (InputStream in = InlineScripts.class.getResourceAsStream("/public/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r", "")
                    .replace("</script", "<\\/script")
                    .replace("<!--", "<\\!--");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
