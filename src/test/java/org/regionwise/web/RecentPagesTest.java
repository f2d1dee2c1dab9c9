package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a page is what would be made anew, for the same reader, until something changes. */
class RecentPagesTest {
    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path folder) {
        application = RunningApplication.on(folder);
        visitor = new Visitor(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/surveys/2", "/analyses/3", "/analyses/3/explain", "/analyses/3/audit"})
    void theSecondReaderGetsTheSamePage(String page) throws IOException {
        HttpResponse<String> first = visitor.get(page);
        HttpResponse<String> second = visitor.get(page);
        assertEquals(first.body(), second.body());
        for (String header : List.of("content-type", "content-language", "vary", "content-security-policy")) {
            assertEquals(first.headers().allValues(header), second.headers().allValues(header));
        }
        HttpResponse<byte[]> zipped =
                visitor.send(visitor.to(page).header("Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElseThrow());
        assertEquals(
                first.body(),
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
                        StandardCharsets.UTF_8));
    }

    @Test
    void anotherLanguageIsAnotherPage() {
        assertContains("<html lang=\"en\"", visitor.get("/analyses/3").body());
        assertContains(
                "<html lang=\"cs\"",
                new Visitor(application, "Accept-Language", "cs")
                        .get("/analyses/3")
                        .body());
        assertContains("<html lang=\"en\"", visitor.get("/analyses/3").body());
    }

    @Test
    void whateverIsChangedIsSeenOnTheNextPage() {
        String analysis = visitor.get("/analyses/4").body();
        visitor.post("/analyses/4/name", "title", "What came of it", "description", "");
        assertFalse(analysis.contains("What came of it"), "not before");
        for (String page : List.of("/", "/analyses/4", "/surveys/3")) {
            assertContains("What came of it", visitor.get(page).body());
        }
        visitor.post("/surveys/3/name", "name", "Who is poor");
        for (String page : List.of("/", "/analyses/4/explain", "/surveys/3")) {
            assertContains("Who is poor", visitor.get(page).body());
        }
        visitor.post("/surveys/3/delete");
        assertFalse(visitor.get("/").body().contains("href=\"/surveys/3\""), "deleted");
        String stored = visitor.stored("region,y\nA,1\nA,0\nB,0\n");
        assertTrue(visitor.get("/").body().contains("href=\"" + stored + "\""), "a new one");
    }
}
