package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page does not wait for the samples, and they come whatever happens. */
class FirstStartTest {
    private static HttpResponse<String> firstPage(Application application) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + application.port() + "/"))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void theFirstPageComesBeforeTheSamplesAndAsksForThemAgain(@TempDir Path folder) throws Exception {
        try (Application application = new Application(folder, Optional.empty())) {
            application.start("127.0.0.1", 0);
            HttpResponse<String> first = firstPage(application);
            assertEquals(200, first.statusCode());
            assertEquals("1", first.headers().firstValue("Refresh").orElse(""));
            assertTrue(first.body().contains("Sample surveys are being prepared"), first.body());
        }
        // it was ended at once: what is missing is added now
        try (Application application = new Application(folder, Optional.empty())) {
            application.start("127.0.0.1", 0);
            application.awaitSamples();
            HttpResponse<String> page = firstPage(application);
            assertTrue(page.headers().firstValue("Refresh").isEmpty(), "nothing more comes");
            assertEquals(3, page.body().split("href=\"/surveys/\\d+\"", -1).length - 1, page.body());
        }
    }
}
