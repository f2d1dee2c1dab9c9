package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Style sheet, scripts and icon arrive as they lie in the source, zipped for who takes it so, and once. */
class StaticFilesTest {
    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path folder) {
        application = RunningApplication.on(folder);
        visitor = new Visitor(application);
    }

    @ParameterizedTest
    @CsvSource({
        "/regionwise.css, text/css",
        "/regionwise.js, text/javascript",
        "/icon.svg, image/svg+xml",
        "/vega/vega.min.js, text/javascript",
        "/vega/LICENSE-vega, text/plain"
    })
    void aFileIsGivenAsItIs(String path, String type) throws IOException {
        byte[] source = Files.readAllBytes(Path.of("src/main/resources/public" + path));
        HttpResponse<byte[]> plain = visitor.bytes(path);
        assertArrayEquals(source, plain.body(), path);
        assertEquals(type, plain.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""));
        HttpResponse<byte[]> zipped =
                visitor.send(visitor.to(path).header("Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""));
        assertArrayEquals(source, new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(), path);
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again =
                visitor.send(visitor.to(path).header("If-None-Match", tag), BodyHandlers.ofByteArray());
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
        assertEquals(
                200,
                visitor.send(visitor.to(path).method("HEAD", BodyPublishers.noBody()), BodyHandlers.discarding())
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vega", "/vega/", "/nothing.css", "/regionwise.css/", "/vega/../icon.svg", "/.css"})
    void whatIsNoFileIsNotFound(String path) {
        assertEquals(404, visitor.get(path).statusCode());
    }
}
