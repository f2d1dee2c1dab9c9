package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Entrance;

/** On one machine: who knows the token comes in, and nobody else does. */
class EntranceTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path folder) {
        application = RunningApplication.on(folder, Entrance.withToken(TOKEN));
        visitor = new Visitor(application);
    }

    private static List<String> closedRoutes() {
        return application.routes().entrySet().stream()
                .filter(each -> Access.of(each.getValue()) != Access.OPEN)
                .map(each -> each.getKey().replaceAll("\\{\\w+}", "1"))
                .toList();
    }

    private static HttpResponse<String> ask(String method, String path, String... headers) {
        var request = visitor.to(path)
                .method(
                        method,
                        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("page=x&question=1"));
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return visitor.send(request, BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("regionwise-"))
                .findFirst()
                .orElse("none");
    }

    private static String value(HttpResponse<?> answer) {
        return cookie(answer).split(";")[0];
    }

    @ParameterizedTest
    @MethodSource("closedRoutes")
    void nothingIsDoneWithoutTheToken(String route) {
        String[] parts = route.split(" ");
        for (String[] wrong : new String[][] {
            {},
            {"Authorization", "Bearer " + TOKEN.replace('0', '1')},
            {"Authorization", "Basic " + TOKEN},
            {"Cookie", "regionwise-" + application.port() + "=" + TOKEN}
        }) {
            HttpResponse<String> answer = ask(parts[0], parts[1], wrong);
            assertEquals(401, answer.statusCode(), answer.body());
            assertEquals(
                    "Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
            assertLacks("Harassment", answer.body());
        }
        HttpResponse<String> right = ask(parts[0], parts[1], "Authorization", "Bearer " + TOKEN);
        assertNotEquals(401, right.statusCode(), right.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/regionwise.css", "/regionwise.js", "/icon.svg", "/vega/vega.min.js"})
    void whatIsTheSameForEverybodyNeedsNoToken(String path) {
        assertEquals(200, visitor.get(path).statusCode());
    }

    @Test
    void theAddressWithTheTokenBecomesACookieAndAnAddressWithout() {
        HttpResponse<String> first = visitor.get("/surveys/2?token=" + TOKEN + "&named");
        assertEquals(303, first.statusCode());
        assertEquals("/surveys/2?named", first.headers().firstValue("Location").orElseThrow());
        String cookie = cookie(first);
        assertContains("; HttpOnly", cookie);
        assertContains("SameSite=Lax", cookie);
        assertContains("Path=/", cookie);
        assertLacks(TOKEN, cookie);
        assertEquals(200, ask("GET", "/surveys/2", "Cookie", value(first)).statusCode());
        HttpResponse<String> again = visitor.get("/?token=" + TOKEN);
        assertNotEquals(value(first), value(again), "every sign-in has a cookie of its own");
    }

    @ParameterizedTest
    @CsvSource({"//evil.example/x, /", "/\\evil.example, /", "/guide, /guide"})
    void theTokenLeadsToNoOtherSite(String path, String place) {
        HttpResponse<String> answer =
                visitor.send(visitor.form("/sign-in", "token", TOKEN, "page", path), BodyHandlers.ofString());
        assertEquals(303, answer.statusCode());
        assertEquals(place, answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void thePageAsksForTheTokenAndTakesTheWholeAddress() {
        HttpResponse<String> page = visitor.get("/surveys/2");
        assertContains("name=\"token\"", page.body());
        assertContains("value=\"/surveys/2\"", page.body());
        HttpResponse<String> wrong =
                visitor.send(visitor.form("/sign-in", "token", "x", "page", "/guide"), BodyHandlers.ofString());
        assertEquals(401, wrong.statusCode());
        assertContains("not the token", wrong.body());
        assertContains("not the token", visitor.get("/?token=x").body());
        HttpResponse<String> right = visitor.send(
                visitor.form("/sign-in", "token", " http://localhost:7070/?token=" + TOKEN + " "),
                BodyHandlers.ofString());
        assertEquals(303, right.statusCode());
        assertEquals(200, ask("GET", "/", "Cookie", value(right)).statusCode());
    }

    @Test
    void whoSignsOutIsOut() {
        String cookie = value(visitor.get("/?token=" + TOKEN));
        assertEquals(200, ask("GET", "/", "Cookie", cookie).statusCode());
        assertEquals(303, ask("POST", "/sign-out", "Cookie", cookie).statusCode());
        assertEquals(401, ask("GET", "/", "Cookie", cookie).statusCode());
    }

    @Test
    void programsMayAskAsJupytersDo() {
        assertEquals(
                200,
                ask("GET", "/api/analyses/3/result", "Authorization", "token " + TOKEN)
                        .statusCode());
        HttpResponse<String> without = ask("GET", "/api/analyses/3/result");
        assertFalse(without.body().contains("<"), without.body());
        assertTrue(without.body().contains("Authorization: Bearer TOKEN"), without.body());
    }
}
