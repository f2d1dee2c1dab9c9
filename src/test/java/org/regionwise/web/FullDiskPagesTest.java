package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** What an analyst is told whose disk is full, on a small one of its own; without root there is none. */
class FullDiskPagesTest {
    private static final int BLOCK = 4096;

    @TempDir
    Path disk;

    private RunningApplication application;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString()), "no small disk without root");
        application = RunningApplication.on(disk.resolve("data"));
        visitor = new Visitor(application);
    }

    @AfterEach
    void unmount() throws Exception {
        if (application != null) {
            application.close();
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private Path filled(int free) throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (disk.toFile().getUsableSpace() > free) {
                out.write(new byte[BLOCK]);
            }
        }
        return filler;
    }

    private HttpResponse<String> sent(String rows) {
        return visitor.send(visitor.multipart(Sent.survey(rows)), BodyHandlers.ofString());
    }

    /** Where it runs out while a file is received, and where that is foreseen before rows are stored. */
    @Test
    void anUploadForWhichThereIsNoSpaceSaysSo() throws IOException {
        String rows = "region,y\n" + "A,1\nB,0\n".repeat(100_000);
        Path filler = filled(0);
        for (String each : new String[] {rows, rows.repeat(3)}) {
            HttpResponse<String> answer = sent(each);
            assertEquals(507, answer.statusCode(), answer.body());
            assertContains("The disk is full", answer.body());
        }
        Files.delete(filler);
        filler = filled(9_000_000);
        String upload = sent(rows).headers().firstValue("Location").orElseThrow();
        visitor.await(upload);
        visitor.post(upload + "/columns", "name", "n", "region", "region", "outcome", "y");
        visitor.await(upload);
        visitor.post(upload + "/store", Visitor.NO_AND_YES);
        visitor.await(upload);
        HttpResponse<String> refused = visitor.get(upload);
        assertEquals(507, refused.statusCode());
        assertContains("MB are needed", refused.body());
        Files.delete(filler);
        assertEquals(302, sent(rows).statusCode());
    }
}
