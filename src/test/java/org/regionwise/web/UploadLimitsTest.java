package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.Visitor.Sent;

/** Limits that whoever runs the server set, and what is said at them. */
class UploadLimitsTest {
    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data, new ImportLimits(1 << 20, 1 << 22, 100, 4, 50));
        visitor = new Visitor(application);
    }

    /** What is said of a file that is taken, when it was read. */
    private String read(String text, int status) {
        String page = visitor.upload(Sent.survey(text));
        HttpResponse<String> answer = visitor.get(page);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void rowsColumnsAndCellsHaveLimits() {
        String rows = read("r,y\n" + "A,1\n".repeat(101), 422);
        assertTrue(rows.contains("more than 100 rows, the most that are read"), rows);
        String columns = read("a,b,c,d,e\n1,2,3,4,5\n", 200);
        assertTrue(columns.contains("The file has 5 columns. The first 4"), columns);
        String cell = read("r,y\n" + "A".repeat(51) + ",1\n", 200);
        assertTrue(cell.contains("could not be read and counts as empty"), cell);
    }

    @Test
    void filesHaveALimitBeforeAndAfterTheyAreSent() throws IOException {
        String answer =
                visitor.send(Sent.survey("r,y\n" + "A,1\n".repeat(300_000))).body();
        assertTrue(answer.contains("The request could not be read"), answer);
        try (Socket socket = new Socket("127.0.0.1", application.port())) {
            socket.getOutputStream()
                    .write(("POST /uploads HTTP/1.1\r\nHost: localhost:" + application.port()
                                    + "\r\nContent-Type: multipart/form-data; "
                                    + "boundary=b\r\nContent-Length: 999999999\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(6_000);
            String said = new String(start, StandardCharsets.UTF_8);
            assertTrue(said.contains("Together the files have 953.7\u00a0MB; a file may have at most 1\u00a0MB"), said);
        }
    }
}
