package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.access.Entrance;
import org.regionwise.web.operation.HangUp;

/** What programs that watch the server are told. */
class OperationTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @AutoClose
    private static RunningApplication application;

    private static Visitor stranger;
    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path folder) {
        application = RunningApplication.on(folder, Entrance.withToken(TOKEN));
        stranger = new Visitor(application);
        visitor = new Visitor(application, "Authorization", "Bearer " + TOKEN);
    }

    @Test
    void healthAndVersionAreToldToEverybody() {
        assertEquals(200, stranger.get("/health").statusCode());
        JsonNode health = stranger.json("/health");
        assertEquals("ok", health.get("status").asText());
        assertEquals("ok", health.get("database").asText());
        assertTrue(health.get("disk").get("freeBytes").asLong() > 0, health.toString());
        assertEquals(0, health.get("queue").get("fits").asInt());
        assertTrue(health.get("lastGoodBackup").isNull(), "none yet");
        assertEquals(302, visitor.post("/backups").statusCode());
        assertTrue(
                Instant.parse(stranger.json("/health").get("lastGoodBackup").asText())
                        .isAfter(Instant.EPOCH),
                "made just now");
        assertEquals("regionwise", stranger.json("/version").get("name").asText());
    }

    @Test
    void metricsCountWhatWasAnswered() {
        assertEquals(401, stranger.get("/metrics").statusCode());
        long before = count("regionwise_requests_total{status=\"4xx\"}");
        visitor.get("/nothing");
        visitor.get("/nothing");
        assertTrue(count("regionwise_requests_total{status=\"4xx\"}") >= before + 2, "two more");
        String metrics = visitor.get("/metrics").body();
        for (String line : metrics.split("\n")) {
            assertTrue(
                    line.matches("# (HELP|TYPE) \\w+ .+|\\w+(\\{\\w+=\"[^\"]+\"})? [0-9.E+-]+"),
                    "Prometheus reads: " + line);
        }
        assertContains("regionwise_unfinished{kind=\"fits\"} 0", metrics);
    }

    private static long count(String name) {
        return visitor.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .sum();
    }

    @Test
    void anErrorPageHasTheNumberOfItsRequest() {
        HttpResponse<String> answer = visitor.get("/nothing");
        String number = answer.headers().firstValue("X-Request-Number").orElseThrow();
        assertTrue(Pattern.matches("[0-9a-f]{4}-\\d+", number), number);
        assertContains("Request " + number, answer.body());
        assertNotEquals(
                number,
                visitor.get("/nothing").headers().firstValue("X-Request-Number").orElseThrow());
        JsonNode json = visitor.json("/api/analyses/99/result");
        assertTrue(Pattern.matches("[0-9a-f]{4}-\\d+", json.get("request").asText()), json.toString());
    }

    @Test
    void aClientThatGoesAwayIsNoDefect() {
        assertTrue(HangUp.is(new UncheckedIOException(new EOFException())), "a body that ends");
        assertTrue(HangUp.is(new IllegalStateException(new IOException("Broken pipe"))), "an answer nobody takes");
        assertFalse(HangUp.is(new UncheckedIOException(new IOException("No space left on device"))), "our own fault");
    }
}
