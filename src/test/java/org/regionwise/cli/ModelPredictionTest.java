package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** Rows that a model has not seen, and rows held out; {@code src/test/r/linear-predict.R}. */
class ModelPredictionTest {
    private static final String SLEEP = "--formula=Reaction ~ Days + (Days | Subject)";

    @TempDir
    Path folder;

    private static String reference(String name) {
        return Path.of("src/test/resources/reference/linear").resolve(name).toString();
    }

    private static JsonNode expected(String name) {
        return ReferenceCase.json("linear/predict/expected.json").get(name);
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    /** Means as predict() has them; standard errors and limits of the average as lmerTest's contest1D. */
    @ParameterizedTest
    @ValueSource(strings = {"sleep", "machines", "pastes", "growth"})
    void predictsWhatLme4Predicts(String name) throws IOException {
        JsonNode theirs = expected(name);
        List<String> arguments = new ArrayList<>(List.of(
                "model",
                reference("summary/" + theirs.get("data").asText() + ".csv"),
                "--formula=" + theirs.get("formula").asText(),
                "--predict=" + reference("predict/" + name + ".csv"),
                "--format=json"));
        JsonNode conditional = json(Run.of(arguments.toArray(String[]::new))).at("/predictions/rows");
        arguments.add("--population-average");
        JsonNode average = json(Run.of(arguments.toArray(String[]::new))).at("/predictions/rows");
        assertEquals(theirs.get("average").size(), average.size());
        int complete = 0;
        for (int i = 0; i < average.size(); i++) {
            same(theirs.get("conditional").get(i), conditional.get(i).get("estimate"), 1e-6);
            same(theirs.get("average").get(i), average.get(i).get("estimate"), 1e-6);
            if (!theirs.get("average").get(i).isNull()) {
                same(theirs.get("se").get(complete), average.get(i).get("standardError"), 1e-5);
                // degrees of freedom by numerical derivatives there
                same(theirs.get("lower").get(complete), average.get(i).get("lower"), 1e-5);
                same(theirs.get("upper").get(complete), average.get(i).get("upper"), 1e-5);
                complete++;
            }
        }
    }

    private static void same(JsonNode theirs, JsonNode ours, double relative) {
        assertEquals(theirs.isNull(), ours.isNull(), ours.toString());
        assertEquals(theirs.asDouble(), ours.asDouble(), relative * Math.abs(theirs.asDouble()));
    }

    @Test
    void saysWhichRowsAreNewAndWhichLackAValue() throws IOException {
        Run run = Run.of(
                "model",
                reference("summary/sleepstudy.csv"),
                SLEEP,
                "--predict=" + reference("predict/sleep.csv"),
                "--format=csv");
        assertEquals(0, run.status(), run.err());
        assertEquals(
                List.of(
                        "warning: sleep.csv: One row was not predicted: “Days” has no value, or one that the model does"
                                + " not know.",
                        "warning: sleep.csv: 2 rows are of a group of “Subject” that the model does not know, and were"
                                + " predicted by the population average."),
                run.problems());
        List<String> lines = run.out().lines().toList();
        assertEquals(
                "\uFEFFrow,Days,Subject,fit,standard_error,lower,upper,response_lower,response_upper,"
                        + "new_levels,lacking",
                lines.get(0));
        assertTrue(lines.get(1).startsWith("2,0,308,253.6636"), lines.get(1));
        assertTrue(lines.get(4).startsWith("5,3,999,282.8069") && lines.get(4).endsWith(",Subject,"), lines.get(4));
        assertEquals("7,,308,,,,,,,,Days", lines.get(6));
    }

    /** A new response of a known group varies by σ besides; of a new one by its effects too. */
    @Test
    void limitsAreWiderForResponsesAndForNewGroups() throws IOException {
        JsonNode rows = json(Run.of(
                        "model",
                        reference("summary/sleepstudy.csv"),
                        SLEEP,
                        "--predict=" + reference("predict/sleep.csv"),
                        "--format=json"))
                .at("/predictions/rows");
        double z = 1.959963984540054;
        // conditional standard error by dense algebra: src/test/resources/reference/linear/inference.json holds others
        JsonNode known = rows.get(0);
        double error = known.get("standardError").asDouble();
        double spread = (known.get("responseUpper").asDouble()
                        - known.get("responseLower").asDouble())
                / (2 * z);
        assertEquals(25.59182 * 25.59182, spread * spread - error * error, 1e-2);
        JsonNode fresh = rows.get(3);
        double ofNew = fresh.get("standardError").asDouble();
        // x'Vx of contest1D and 612.1 + 2·3·9.604 + 9·35.07 of VarCorr, five digits each
        assertEquals(7.70539801651185 * 7.70539801651185 + 612.1002 + 6 * 9.604409 + 9 * 35.07171, ofNew * ofNew, 0.05);
        assertEquals("Subject", fresh.get("newLevels").get(0).asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Subject,days;308,1       ; There is no such column
            Subject,Days;308,many    ; new.csv, row 2, column “Days”: “many”: This is not a number
            Days;1                   ; There is no such column
            """)
    void refusesAFileThatCannotBePredicted(String header, String row, String words) throws IOException {
        Path file = folder.resolve("new.csv");
        Files.writeString(file, header + "\n" + row.strip() + "\n");
        Run run = Run.of("model", reference("summary/sleepstudy.csv"), SLEEP, "--predict=" + file);
        assertEquals(2, run.status(), run.out());
        assertContains(words.strip(), run.err());
        assertContains("new.csv", run.err());
    }

    @Test
    void aPopulationAverageNeedsNoGroups() throws IOException {
        Path file = folder.resolve("days.csv");
        Files.writeString(file, "Days,note\n0,a\n9,b\n");
        Run run = Run.of(
                "model", reference("summary/sleepstudy.csv"), SLEEP, "--predict=" + file, "--population-average");
        assertEquals(0, run.status(), run.err());
        assertEquals("", run.err());
        assertContains("Predictions for days.csv (re.form = NA):", run.out());
        assertContains("251.4051", run.out());
        assertContains("345.6107", run.out());
    }

    /** Model, groups and predictions, each on its sheet; equal answers are equal bytes. */
    @Test
    void aWorkbookHoldsEveryTable() throws IOException {
        byte[] first = workbook(folder.resolve("one.xlsx"));
        assertArrayEquals(first, workbook(folder.resolve("two.xlsx")));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(first))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertEquals(
                    List.of("Model", "Groups", "Predictions"),
                    sheets.stream().map(Sheet::getName).toList());
            List<Row> model = sheets.get(0).read();
            assertEquals("Reaction ~ Days + (Days | Subject)", model.get(0).getCellText(0));
            assertTrue(
                    model.stream()
                            .anyMatch(row -> row.getCellText(0).equals("Days")
                                    && row.getCellAsNumber(1).isPresent()
                                    && Math.abs(row.getCellAsNumber(1).get().doubleValue() - 10.46729) < 1e-5),
                    model.toString());
            // a heading and two coefficients of 18 subjects
            assertEquals(1 + 36, sheets.get(1).read().size());
            Row predicted = sheets.get(2).read().get(1);
            assertEquals(
                    expected("sleep").get("conditional").get(0).asDouble(),
                    predicted.getCellAsNumber(3).orElseThrow().doubleValue(),
                    1e-3);
        }
    }

    private byte[] workbook(Path file) throws IOException {
        Run run = Run.of(
                "model",
                reference("summary/sleepstudy.csv"),
                SLEEP,
                "--predict=" + reference("predict/sleep.csv"),
                "--language=en",
                "--format=xlsx",
                "--output=" + file);
        assertEquals(0, run.status(), run.err());
        return Files.readAllBytes(file);
    }

    @Test
    void anUnknownCategoryIsNotPredicted() throws IOException {
        Path file = folder.resolve("machines.csv");
        Files.writeString(file, "Machine,Worker\nD,1\nA,1\n");
        JsonNode rows = json(Run.of(
                        "model",
                        reference("summary/machines.csv"),
                        "--formula=score ~ Machine + (1 | Worker)",
                        "--predict=" + file,
                        "--format=json"))
                .at("/predictions/rows");
        assertTrue(rows.get(0).get("estimate").isNull(), rows.toString());
        assertEquals("Machine", rows.get(0).get("lacking").get(0).asText());
        assertTrue(rows.get(1).get("estimate").isDouble(), rows.toString());
    }

    /** Every subject held out in turn, against a loop over lmer and lm. */
    @Test
    void validatesByGroup() throws IOException {
        Run run = Run.of(
                "model",
                reference("summary/sleepstudy.csv"),
                SLEEP,
                "--compare=Reaction ~ Days",
                "--validate=loo",
                "--by=group",
                "--format=json");
        JsonNode validation = json(run).get("validation");
        assertEquals("Subject", validation.get("factor").asText());
        assertEquals(18, validation.get("units").asInt());
        JsonNode theirs = expected("validation");
        for (int k = 0; k < 2; k++) {
            JsonNode ours = validation.get("models").get(k);
            theirs.get("m" + (k + 1))
                    .properties()
                    .forEach(each -> assertEquals(
                            each.getValue().asDouble(),
                            ours.get(each.getKey()).asDouble(),
                            1e-5 * Math.abs(each.getValue().asDouble()),
                            each.getKey()));
        }
        assertContains("of 18 folds", run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-fold", "monte-carlo"})
    void equalSeedsGiveEqualScores(String method) {
        String[] arguments = {
            "model",
            reference("summary/sleepstudy.csv"),
            "--formula=Reaction ~ Days + (1 | Subject)",
            "--validate=" + method,
            "--splits=5",
            "--folds=5",
            "--seed=4"
        };
        Run run = Run.of(arguments);
        assertEquals(0, run.status(), run.err());
        assertContains("Cross-validation: 5 " + (method.equals("k-fold") ? "folds" : "random splits"), run.out());
        assertEquals(run.out(), Run.of(arguments).out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --validate=twice          ; choose loo, k-fold or monte-carlo
            --validate=loo|--by=city  ; a factor of the formula: Subject
            --population-average      ; name the rows with --predict
            --validate=k-fold|--folds=1 ; --folds
            """)
    void refusesWhatCannotBe(String options, String words) {
        List<String> arguments = new ArrayList<>(List.of("model", reference("summary/sleepstudy.csv"), SLEEP));
        arguments.addAll(List.of(options.strip().split("\\|")));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(2, run.status(), run.out());
        assertContains(words.strip(), run.err());
    }
}
