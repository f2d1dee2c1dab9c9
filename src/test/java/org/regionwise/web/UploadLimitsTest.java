package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ImportLimits;

/** Limits that whoever runs the server set, and what is said at them. */
class UploadLimitsTest {
    private Application application;

    @BeforeEach
    void start(@TempDir Path data) {
        application = new Application(data, Optional.empty(), new ImportLimits(1 << 20, 1 << 22, 100, 4, 50));
        application.start("127.0.0.1", 0);
    }

    @AfterEach
    void end() {
        application.close();
    }

    private String upload(String text) throws IOException, InterruptedException {
        return upload(text, 422);
    }

    private String upload(String text, int status) throws IOException, InterruptedException {
        String address = "http://localhost:" + application.port();
        HttpClient client = HttpClient.newHttpClient();
        String body = "--b\r\nContent-Disposition: form-data; name=\"survey\"; filename=\"s.csv\"\r\n\r\n" + text
                + "\r\n--b--\r\n";
        HttpResponse<String> sent = client.send(
                HttpRequest.newBuilder(URI.create(address + "/uploads"))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        String page = sent.headers().firstValue("Location").orElse(null);
        if (page == null) {
            return sent.body();
        }
        HttpResponse<String> answer;
        do {
            Thread.sleep(20);
            answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + page)).build(), BodyHandlers.ofString());
        } while (answer.body().contains("data-progress"));
        assertEquals(status, answer.statusCode());
        return answer.body();
    }

    @Test
    void rowsColumnsAndCellsHaveLimits() throws IOException, InterruptedException {
        assertTrue(upload("r,y\n" + "A,1\n".repeat(101)).contains("more than 100 rows, which is the limit"));
        assertTrue(upload("a,b,c,d,e\n1,2,3,4,5\n", 200).contains("The file has 5 columns. The first 4"));
        assertTrue(upload("r,y\n" + "A".repeat(51) + ",1\n", 200).contains("could not be read and counts as empty"));
    }

    @Test
    void filesHaveALimitBeforeAndAfterTheyAreSent() throws IOException, InterruptedException {
        String answer = upload("r,y\n" + "A,1\n".repeat(300_000));
        assertTrue(answer.contains("The request could not be read"), answer);
        try (Socket socket = new Socket("127.0.0.1", application.port())) {
            socket.getOutputStream()
                    .write(("POST /uploads HTTP/1.1\r\nHost: localhost:" + application.port()
                                    + "\r\nContent-Type: multipart/form-data; "
                                    + "boundary=b\r\nContent-Length: 999999999\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(6_000);
            String said = new String(start, StandardCharsets.UTF_8);
            assertTrue(said.contains("together they have 953 MB; a file may have at most 1 MB"), said);
        }
    }
}
