package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Patience;
import org.regionwise.web.guard.Bodies;
import org.regionwise.web.job.JobRoutes;

/** Beyond what the server bears it says that it is busy, and pages come all the same. */
class TooMuchTest {
    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path folder) {
        application = RunningApplication.on(folder);
        visitor = new Visitor(application);
    }

    @Test
    void bodiesThatComeSlowlyLeavePagesTheirThreads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", application.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /language HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: 100\r\n\r\nlanguage=")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            Patience.until(
                    () -> visitor.post("/language", "language", "en").statusCode() == 503, () -> "busy, try again");
            assertEquals(200, visitor.get("/").statusCode());
            HttpResponse<String> busy = visitor.post("/language", "language", "en");
            assertContains("Try again", busy.body());
            assertTrue(busy.headers().firstValue("Retry-After").isPresent(), "says when");
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
        Patience.until(
                () -> visitor.post("/language", "language", "en").statusCode() == 303, () -> "places are free again");
        assertTrue(Bodies.MOST + JobRoutes.MOST_WAITING < 400 - 100, "a hundred threads are left");
    }

    @Test
    void programsThatWaitForAFileLeavePagesTheirThreads() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest file = visitor.to("/analyses/3/report.pdf").build();
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            asked.add(client.sendAsync(file, BodyHandlers.ofByteArray()).thenApply(HttpResponse::statusCode));
        }
        assertEquals(200, visitor.get("/").statusCode());
        Set<Integer> answers = new TreeSet<>();
        asked.forEach(each -> answers.add(each.join()));
        assertTrue(answers.contains(200) && Set.of(200, 503).containsAll(answers), answers.toString());
    }

    @Test
    void uploadsThatNobodyFinishesAreBounded() {
        int taken = 0;
        HttpResponse<String> last = visitor.send(Visitor.Sent.survey("region,y\nA,1\nB,0\n"));
        while (last.statusCode() == 302 && taken < 120) {
            taken++;
            last = visitor.send(Visitor.Sent.survey("region,y\nA,1\nB,0\n"));
        }
        assertEquals(100, taken);
        assertEquals(503, last.statusCode());
        assertContains("Finish or cancel one", last.body());
        String page = visitor.get("/").body();
        assertContains("Harassment", page);
    }
}
