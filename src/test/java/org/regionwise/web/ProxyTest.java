package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.store.Database;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Passwords;
import org.regionwise.store.account.Role;
import org.regionwise.web.access.Entrance;

/** Behind a proxy that speaks TLS and signs people in. */
class ProxyTest {
    private static final String SECRET = "known to the proxy and to us";
    private static final String PASSWORD = "four unrelated words";

    @AutoClose
    private static RunningApplication application;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        SampleFolder.copyTo(folder);
        try (Database database = Database.openFolder(folder)) {
            Accounts accounts = new Accounts(database, Clock.systemUTC());
            String hash = new Passwords().hash(PASSWORD);
            accounts.add("anna", Role.VIEWER, hash);
            accounts.add("leaver", Role.VIEWER, hash);
            accounts.disable(accounts.named("leaver").orElseThrow().id());
        }
        application = RunningApplication.on(
                folder,
                new Entrance(
                        Optional.empty(),
                        Optional.of(URI.create("https://regionwise.example.org")),
                        Optional.of(new Entrance.TrustedProxy("X-Remote-User", SECRET))));
    }

    private static String ask(String line, String... headers) throws IOException {
        return askAs("anna", line, headers);
    }

    /** @param name who signs in, where that is what is asked */
    private static String askAs(String name, String line, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", application.port())) {
            socket.setSoTimeout(20_000);
            StringBuilder request = new StringBuilder(line + " HTTP/1.1\r\nConnection: close\r\n");
            String body = line.startsWith("POST") ? "name=" + name + "&password=" + PASSWORD.replace(' ', '+') : "";
            request.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            socket.getOutputStream().write((request + "\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anna, known to the proxy and to us, 200",
        "ANNA, known to the proxy and to us, 200",
        "anna, guessed, 401",
        "anna, , 401",
        "leaver, known to the proxy and to us, 401",
        "nobody, known to the proxy and to us, 401"
    })
    void onlyWhoKnowsTheSecretSaysWhoAsks(String name, String secret, int status) throws IOException {
        String answer = ask(
                "GET /",
                "Host",
                "regionwise.example.org",
                "X-Remote-User",
                name,
                "X-Regionwise-Secret",
                secret == null ? "" : secret);
        assertContains("HTTP/1.1 " + status + " ", answer.substring(0, 20));
    }

    @ParameterizedTest
    @CsvSource({"regionwise.example.org, 401", "localhost, 401", "evil.example, 403", "example.org, 403"})
    void itAnswersAtItsAddress(String host, int status) throws IOException {
        assertContains("HTTP/1.1 " + status + " ", ask("GET /", "Host", host).substring(0, 20));
    }

    @ParameterizedTest
    @CsvSource({"https://regionwise.example.org, 303", "https://evil.example, 403", "http://evil.example, 403"})
    void formsComeFromItsAddress(String origin, int status) throws IOException {
        String answer = ask("POST /sign-in", "Host", "regionwise.example.org", "Origin", origin);
        assertContains("HTTP/1.1 " + status + " ", answer.substring(0, 20));
    }

    /** Each name may be tried a few times; all names together, from one place, not much oftener. */
    @Test
    void whoTriesManyNamesIsSlowedDownAndWhateverTheySayOfThemselves() throws IOException {
        int tried = 0;
        String answer = "HTTP/1.1 401 ";
        while (answer.startsWith("HTTP/1.1 401 ") && tried < 40) {
            String from = "198.51.100." + tried++ + ", 192.0.2.1";
            answer = signIn("nobody" + tried, from);
        }
        assertEquals("HTTP/1.1 429 ", answer);
        assertEquals(21, tried);
        assertEquals("HTTP/1.1 401 ", signIn("nobody", "192.0.2.2"));
    }

    private static String signIn(String name, String from) throws IOException {
        return askAs(name, "POST /sign-in", "Host", "regionwise.example.org", "X-Forwarded-For", from)
                .substring(0, 13);
    }

    @Test
    void itsCookieIsForEncryptedConnectionsOfThisHostAlone() throws IOException {
        String answer = ask("POST /sign-in", "Host", "regionwise.example.org");
        String cookie = answer.lines()
                .filter(each -> each.startsWith("Set-Cookie"))
                .findFirst()
                .orElse("");
        assertContains("__Host-regionwise=", cookie);
        assertContains("Secure", cookie);
        assertContains("HttpOnly", cookie);
        String value = cookie.replaceFirst("Set-Cookie: ([^;]+);.*", "$1");
        assertContains(
                "HTTP/1.1 200 ",
                ask("GET /account", "Host", "regionwise.example.org", "Cookie", value)
                        .substring(0, 20));
        assertEquals(
                "HTTP/1.1 401 ",
                ask("GET /account", "Host", "regionwise.example.org", "Cookie", value + "0")
                        .substring(0, 13));
    }
}
