package org.regionwise.report.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of another make that opens our files. Where it is missing, its tests are skipped; in CI that is a failure.
 */
final class Program {
    private static final long PATIENCE_IN_MINUTES = 4;

    private Program() {}

    /** What it wrote to standard output, having ended well. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        required(command[0]);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        Assertions.assertTrue(process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES), command[0] + " did not end");
        Assertions.assertEquals(0, process.exitValue(), () -> said(err));
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static String said(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void required(String program) {
        if (!Files.isExecutable(Path.of("/usr/bin", program))) {
            String sentence = program + " is not installed; the tests that open files with it need it.";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(sentence);
            }
            System.out.println(sentence + " They are skipped.");
            Assumptions.abort(sentence);
        }
    }
}
