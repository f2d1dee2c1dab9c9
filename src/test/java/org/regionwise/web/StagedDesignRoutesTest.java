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

/** A sample of two stages with calibrated weights, from the form to the result's page and its files. */
class StagedDesignRoutesTest {
    private static final Path SURVEY = Path.of("src/test/resources/reference/survey-stages/linear/survey.csv");
    private static final String[] DESIGN = {
        "method",
        "ml",
        "weight",
        "weight",
        "stratum",
        "stratum",
        "cluster",
        "cluster",
        "finite-population",
        "n1",
        "second-stage",
        "household",
        "second-finite-population",
        "n2",
        "calibrated-on",
        "sex",
        "calibrated-on",
        "age",
        "base-weight",
        "base"
    };

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
        result = visitor.analyse(survey, Visitor.question(DESIGN));
    }

    @Test
    void thePageSaysWhatWasUsed() {
        String body = visitor.layers(result);
        for (String said : List.of(
                "sampling without replacement at both stages (sizes of the populations: “n1” and “n2”)",
                "weights were calibrated on “sex” and “age”",
                "The weights before calibration are in column “base”",
                "units drawn within clusters (“household”)",
                "--finite-population n1 --finite-population n2 --second-stage household --calibrated-on sex,age"
                        + " --base-weight base")) {
            assertTrue(body.contains(said), said);
        }
        String report = visitor.get(result + "/report.html").body();
        assertTrue(report.contains("Deville J-C, Särndal C-E (1992)"), "the work behind it");
        JsonNode model = visitor.json("/api" + result + "/result").get("model");
        assertEquals("household", model.get("secondStage").asText());
        assertEquals("n2", model.get("secondFinitePopulation").asText());
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
        assertTrue(said.contains("survey.csv: as analysed"), said);
        assertTrue(said.endsWith("identical: same numbers to the last byte\n"), said);
    }

    @Test
    void theFormBeginsWithTheDesignOfTheAnalysisBefore() {
        String id = result.substring(result.lastIndexOf('/') + 1);
        String form = visitor.get(survey + "/analyses/new?from=" + id).body();
        for (String chosen : List.of("household", "n2", "base")) {
            assertTrue(form.contains("<option value=\"" + chosen + "\" selected=\"selected\">"), chosen);
        }
        assertTrue(form.matches("(?s).*name=\"calibrated-on\"[^>]*value=\"age\"[^>]*checked.*"), "calibrated on age");
    }

    @ParameterizedTest
    @CsvSource({
        "second-stage=household, Choose the cluster too",
        "second-finite-population=n2&cluster=cluster, is used together with the stratum",
        "calibrated-on=sex, Choose the weight too",
        "base-weight=base&weight=weight, is used with calibration only",
        "calibrated-on=y&weight=weight, is the outcome",
        "calibrated-on=colour&weight=weight, is not a column of the survey",
        "weight=base&base-weight=base&calibrated-on=sex, Choose a column of its own"
    })
    void whatDoesNotGoTogetherIsRefused(String fields, String problem) {
        String[] asked = fields.split("[=&]");
        String body =
                visitor.post(survey + "/analyses", Visitor.question(asked)).body();
        assertTrue(body.contains(problem), body);
    }
}
