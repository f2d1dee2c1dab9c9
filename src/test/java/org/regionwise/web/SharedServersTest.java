package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Patience;
import org.regionwise.store.Database;
import org.regionwise.store.Postgres;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Passwords;
import org.regionwise.store.account.Role;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.store.source.NamedSources;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.access.Entrance;

/** Servers on one PostgreSQL, which may be away for a while. */
class SharedServersTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PASSWORD = "four unrelated words";

    @TempDir
    Path folder;

    private final String url = Postgres.database();

    private Application started(String data) {
        Application application = new Application(
                folder.resolve(data),
                Optional.of(DatabaseUrl.of(url)),
                NamedSources.NONE,
                ImportLimits.USUAL,
                Optional.empty(),
                Entrance.OPEN);
        application.start("127.0.0.1", 0);
        return application;
    }

    private static HttpResponse<String> get(Application server, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static boolean answers(Application server) {
        try {
            return get(server, "/").statusCode() == 200;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whileTheDatabaseIsAwayPagesSaySoAndThenGoOn() throws Exception {
        try (Application server = started("one")) {
            assertEquals(200, get(server, "/").statusCode());
            assertLacks("/backups", get(server, "/").body());
            assertContains(
                    "Everything stays on this server and in its database",
                    get(server, "/").body());
            Postgres.away(url, true);
            for (String language : new String[] {"en", "es", "cs"}) {
                HttpResponse<String> away = get(server, "/", "Accept-Language", language);
                assertEquals(503, away.statusCode());
                assertTrue(away.headers().firstValue("Retry-After").isPresent(), "says when");
                assertContains(
                        switch (language) {
                            case "en" -> "as soon as the database answers";
                            case "es" -> "en cuanto la base de datos responda";
                            default -> "jakmile databáze odpoví";
                        },
                        away.body());
            }
            assertEquals(503, get(server, "/health").statusCode());
            assertEquals(503, get(server, "/api/analyses/1/result").statusCode());
            Postgres.away(url, false);
            Patience.until(() -> answers(server), () -> "pages again");
            assertEquals(200, get(server, "/health").statusCode());
        }
    }

    @Test
    void oneFolderIsOneServers() {
        try (Application first = started("one")) {
            assertThrows(StoreRefused.class, () -> started("one"));
            assertTrue(first.port() > 0, "the first goes on");
        }
    }

    @Test
    void accountsAndWhoDidWhatAreTheSameOnBoth() throws Exception {
        try (Database database = Database.openUrl(url)) {
            new Accounts(database, Clock.systemUTC()).add("anna", Role.ADMINISTRATOR, new Passwords().hash(PASSWORD));
            new Accounts(database, Clock.systemUTC()).addToken(1, "script", "secret");
        }
        try (Application first = started("one");
                Application second = started("two")) {
            HttpResponse<String> signedIn = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + first.port() + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("name=anna&password=" + PASSWORD.replace(' ', '+')))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(303, signedIn.statusCode(), signedIn.body());
            String cookie =
                    signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            assertContains(
                    "signed in",
                    get(first, "/administration/deeds", "Cookie", cookie).body());
            // browsers keep a cookie for each port, as on one machine there may be several servers
            String there = cookie.replaceFirst(".*=", "regionwise-" + second.port() + "=");
            assertEquals(200, get(second, "/account", "Cookie", there).statusCode());
            assertEquals(401, get(second, "/metrics").statusCode());
            assertEquals(
                    200,
                    get(second, "/metrics", "Authorization", "Bearer secret").statusCode());
            CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + second.port() + "/sign-out"))
                            .header("Cookie", there)
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(401, get(first, "/account", "Cookie", cookie).statusCode());
        }
    }
}
