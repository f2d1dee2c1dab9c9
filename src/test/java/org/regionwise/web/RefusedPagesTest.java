package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;

/** What readers are shown where there is no database to serve. */
class RefusedPagesTest {
    private static final String SAID = "The database lacks changes. The last good backup is <b>a.zip</b>.";

    private static String ask(Words words, Optional<URI> address, String path, String host) throws IOException {
        try (RefusedPages pages = new RefusedPages(SAID, words, address)) {
            pages.start("127.0.0.1", 0);
            try (Socket socket = new Socket("127.0.0.1", pages.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "cs"})
    void everyPageSaysWhatIsWrongInEveryLanguage(String language) throws IOException {
        Catalogue catalogue = Catalogue.load();
        Words words = catalogue.words(catalogue.language(language).orElseThrow());
        for (String path : new String[] {"/", "/analyses/3", "/health"}) {
            String page = ask(words, Optional.empty(), path, "localhost");
            assertEquals("HTTP/1.1 503 ", page.substring(0, 13), page);
            assertContains("The last good backup is &lt;b&gt;a.zip&lt;/b&gt;.", page);
            assertContains("Content-Security-Policy: default-src 'self'", page);
            assertLacks("Exception", page);
        }
        assertContains("{\"error\":\"The database lacks", ask(words, Optional.empty(), "/api/analyses/3", "localhost"));
    }

    @ParameterizedTest
    @CsvSource({"regionwise.example.org, 503", "localhost, 503", "evil.example, 403"})
    void behindAProxyTheyAreAtItsAddress(String host, int status) throws IOException {
        Optional<URI> address = Optional.of(URI.create("https://regionwise.example.org"));
        assertEquals(
                "HTTP/1.1 " + status + " ",
                ask(Words.english(), address, "/", host).substring(0, 13));
    }
}
