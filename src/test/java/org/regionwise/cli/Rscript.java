package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** R as it is installed on this machine, with the packages that scripts ask for. */
final class Rscript {
    private static final List<String> PACKAGES =
            List.of("lme4", "lmerTest", "pbkrtest", "survey", "metafor", "rstanarm", "readxl", "haven", "jsonlite");

    private Rscript() {}

    /**
     * Where R or a package is not installed, the tests are skipped with a sentence that says so; in CI that is a
     * failure.
     */
    static void requireOrSkip() {
        String quoted = String.join(
                ", ", PACKAGES.stream().map(each -> "\"" + each + "\"").toList());
        String found;
        try {
            Process process = new ProcessBuilder(
                            "Rscript", "-e", "cat(setdiff(c(" + quoted + "), rownames(installed.packages())))")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            found = process.waitFor() == 0 ? found : "R itself";
        } catch (IOException e) {
            found = "R itself";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (found.isEmpty()) {
            return;
        }
        String sentence = "Of R this is missing: " + found + ". Scripts for R are tested by running them.";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(sentence);
        }
        System.out.println(sentence + " They are skipped.");
        Assumptions.abort(sentence);
    }

    /** Runs a script in its folder and returns what it printed; fails when R fails. */
    static String run(Path script) throws IOException, InterruptedException {
        Path log = script.resolveSibling(script.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        "Rscript", script.getFileName().toString())
                .directory(script.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> "R did not end: " + script);
        String printed = Files.readString(log);
        assertEquals(0, process.exitValue(), printed);
        return printed;
    }
}
