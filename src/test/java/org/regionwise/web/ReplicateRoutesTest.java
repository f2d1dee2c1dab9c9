package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.cli.RegionwiseCommand;

/** Replicate weights chosen on a page. */
class ReplicateRoutesTest {
    private static final Path SURVEY = Path.of("src/test/resources/reference/survey-replicates/survey.csv");

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String survey;
    private static String result;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        survey = visitor.stored(Files.readString(SURVEY));
        result = visitor.analyse(
                survey, Visitor.question("weight", "weight", "replicate-weights", "SDR*", "replicate-type", "sdr"));
    }

    @Test
    void thePageSaysWhatWasUsedAndTheFormBeginsWithIt() {
        String body = visitor.layers(result);
        for (String said : List.of(
                "Standard errors come from 32 replicate weights (sdr1 to sdr32; successive differences)",
                "--replicate-weights ‘SDR*’ --replicate-type sdr"
                        .replace('‘', '\'')
                        .replace('’', '\''))) {
            assertTrue(
                    body.replace("&#39;", "'").contains(said),
                    () -> said + " is not in " + body.replaceAll("(?s).*(--replicate.{80}).*", "$1"));
        }
        JsonNode facts = visitor.json("/api" + result + "/result").at("/model/replicateWeights");
        assertEquals(32, facts.get("columns").size());
        String id = result.substring(result.lastIndexOf('/') + 1);
        String form = visitor.get(survey + "/analyses/new?from=" + id).body();
        assertTrue(form.contains("value=\"SDR*\""), "the columns");
        assertTrue(form.contains("<option value=\"sdr\" selected=\"selected\">"), "how they were made");
        assertTrue(form.contains("The 20 columns brr1 to brr20 look like replicate weights"), "others that lie there");
    }

    /** The database's result is that of the file, to the last byte. */
    @Test
    void theCommandLineGivesTheSameBytes() throws IOException {
        Path bundle = Files.write(
                folder.resolve("bundle.zip"),
                visitor.bytes(result + "/bundle.zip").body());
        Files.copy(SURVEY, folder.resolve("survey.csv"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = RegionwiseCommand.execute(new String[] {"rerun", bundle.toString()}, Map.of(), print, print);
        String said = out.toString(StandardCharsets.UTF_8);

        assertEquals(0, status, said);
        assertTrue(said.endsWith("identical: same numbers to the last byte\n"), said);
    }

    @ParameterizedTest
    @CsvSource({
        "replicate-weights=sdr*&replicate-type=sdr, Choose the weight too",
        "replicate-weights=sdr*&weight=weight, Choose how the replicate weights were made",
        "replicate-weights=none*&weight=weight, No column is called",
        "replicate-weights=jkn*&replicate-type=jkn&weight=weight, needs the scale of each",
        "replicate-weights=fay*&replicate-type=fay&weight=weight, need ρ",
        "replicate-weights=sdr*&replicate-type=sdr&weight=weight&replicate-scale=x, is not a number",
        "replicate-weights=sdr*&replicate-type=sdr&weight=weight&stratum=brr1, already tell"
    })
    void saysWhatDoesNotGoTogether(String design, String said) {
        String[] fields = design.split("[=&]");
        String answer =
                visitor.post(survey + "/analyses", Visitor.question(fields)).body();

        assertTrue(answer.contains(said), () -> said + " is not in the answer to " + design);
    }
}
