package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process of its own: exit code, streams, and what Java has to load. */
class RegionwiseProcessTest {
    private static final List<String> HARASSMENT = List.of(
            "estimate",
            "sample-surveys/harassment/survey.csv",
            "--region",
            "region",
            "--outcome",
            "harassed_6m",
            "--missing",
            "9",
            "--regions",
            "sample-surveys/harassment/regions.csv");

    @TempDir
    Path folder;

    /** Runs with a terminal that is not set to UTF-8. */
    private Run run(List<String> javaOptions, List<String> arguments, String... more)
            throws IOException, InterruptedException {
        return run(folder.resolve("out"), javaOptions, arguments, more);
    }

    private Run run(Path out, List<String> javaOptions, List<String> arguments, String... more)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.regionwise.Regionwise"));
        command.addAll(arguments);
        command.addAll(List.of(more));
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        int status = builder.start().waitFor();
        return new Run(
                status,
                Files.isRegularFile(out) ? Files.readString(out, StandardCharsets.UTF_8) : "",
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void writesTheResultInUtf8AndEndsWithZero() throws Exception {
        Run run = run(List.of(), HARASSMENT);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("Středočeský kraj"), run.out());
    }

    @Test
    void endsWithTwoOnUnusableInput() throws Exception {
        Path survey = Files.writeString(folder.resolve("survey.csv"), "region,y\nÚstí,možná\n");
        Run run = run(List.of(), List.of("estimate", survey.toString(), "--region", "region", "--outcome", "y"));
        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertEquals(1, run.problems().size(), run.err());
        assertTrue(
                run.err().startsWith("survey.csv, row 2, column “y”: “možná”: This answer counts neither"), run.err());
    }

    /** Loading what serves pages and stores surveys would cost a second that nobody who runs estimate has asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"table", "csv"})
    void loadsNothingOfTheServer(String format) throws Exception {
        Path loaded = folder.resolve("loaded");
        Run run = run(List.of("-Xlog:class+load:file=" + loaded), HARASSMENT, "--format", format);
        assertEquals(0, run.status(), run.err());
        String classes = Files.readString(loaded);
        assertContains("org.regionwise.cli.EstimateCommand", classes);
        for (String other : List.of(
                "io.javalin.",
                "org.eclipse.jetty.",
                "org.h2.",
                "org.flywaydb.",
                "org.jdbi.",
                "org.thymeleaf.",
                "com.fasterxml.jackson.",
                "org.regionwise.web.",
                "org.regionwise.store.")) {
            assertFalse(classes.contains("] " + other), other);
        }
    }

    @Test
    void endsWithTwoWhenStandardOutputIsFull() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        Run run = run(full, List.of(), HARASSMENT);
        assertEquals(2, run.status());
        assertEquals(
                "Standard output could not be written in full.",
                run.problems().get(run.problems().size() - 1));
    }

    @Test
    void writesThroughLinksAndToDevices() throws Exception {
        Path target = Files.writeString(folder.resolve("target.csv"), "former");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        assertEquals(
                0,
                run(List.of(), HARASSMENT, "--format", "csv", "--output", link.toString())
                        .status());
        assertTrue(Files.isSymbolicLink(link));
        assertContains("CZ010", Files.readString(target));
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertEquals(
                    0,
                    run(List.of(), HARASSMENT, "--format", "csv", "--output", device.toString())
                            .status());
            assertFalse(Files.isRegularFile(device));
        }
    }
}
