package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** Terms tested as a whole, and predictors split by groups; {@code src/test/r/linear-terms.R}. */
class ModelTermsTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/linear");
    private static final String PARTED = REFERENCE.resolve("terms/parted.csv").toString();

    @TempDir
    Path folder;

    private static JsonNode expected(String name) {
        return ReferenceCase.json("linear/terms/expected.json").get(name);
    }

    private static String data(String name) {
        Path summary = REFERENCE.resolve("summary/" + name + ".csv");
        return (Files.exists(summary) ? summary : REFERENCE.resolve("terms/" + name + ".csv")).toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        Run run = Run.of(arguments);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    /** Balanced and unbalanced, with interactions of categories and numbers, without an intercept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cake",
                "cake-kr",
                "machines",
                "machines-kr",
                "growth",
                "growth-kr",
                "uneven",
                "uneven-kr",
                "three",
                "three-kr",
                "cells",
                "cells-kr"
            })
    void testsWhatAnovaTests(String name) throws IOException {
        JsonNode theirs = expected(name);
        String file = data(theirs.get("data").asText());
        String formula = "--formula=" + theirs.get("formula").asText();
        String method = "--df=" + theirs.get("df").asText();
        JsonNode ours =
                json("model", file, formula, method, "--anova", "--format=json").at("/fit/anova");
        assertEquals(theirs.get("terms").size(), ours.size());
        for (int i = 0; i < ours.size(); i++) {
            JsonNode line = ours.get(i);
            String term = theirs.get("terms").get(i).asText();
            assertEquals(term, line.get("term").asText());
            assertEquals(
                    theirs.get("numerator").get(i).asInt(),
                    line.get("numeratorDf").asInt());
            // lmerTest rounds its contrasts to seven digits, and takes derivatives numerically
            near(theirs.get("f").get(i), line.get("f"), 1e-5, term);
            near(theirs.get("squares").get(i), line.get("sumOfSquares"), 1e-5, term);
            near(theirs.get("denominator").get(i), line.get("denominatorDf"), 1e-4, term);
            near(theirs.get("p").get(i), line.get("p"), 1e-3, term);
        }
        List<String> printed =
                Run.of("model", file, formula, method, "--anova").out().lines().toList();
        List<String> table = Files.readAllLines(REFERENCE.resolve("terms/" + name + ".txt"));
        int from = printed.indexOf(table.get(0));
        PrintedByR.assertSame(table, printed.subList(from, from + table.size()));
    }

    private static void near(JsonNode theirs, JsonNode ours, double relative, String term) {
        assertEquals(theirs.asDouble(), ours.asDouble(), relative * Math.abs(theirs.asDouble()) + 1e-15, term);
    }

    @ParameterizedTest
    @CsvSource({"satterthwaite, se, df", "kenward-roger, krSe, krDf"})
    void splitsAPredictorByGroups(String method, String error, String degrees) throws IOException {
        JsonNode theirs = expected("parted");
        JsonNode fit = json(
                        "model",
                        PARTED,
                        "--formula=y ~ x + z + (1 | g)",
                        "--within=x",
                        "--df=" + method,
                        "--format=json")
                .get("fit");
        JsonNode fixed = fit.get("fixedEffects");
        assertEquals("within(x, g)", fixed.get(1).get("term").asText());
        assertEquals("between(x, g)", fixed.get(3).get("term").asText());
        near(theirs.at("/coefficients/within"), fixed.get(1).get("estimate"), 1e-6, "within");
        near(theirs.at("/coefficients/between"), fixed.get(3).get("estimate"), 1e-6, "between");
        JsonNode contextual = fit.at("/contextualEffects/0");
        assertEquals("x", contextual.get("term").asText());
        near(theirs.get("estimate"), contextual.get("estimate"), 1e-6, "estimate");
        near(theirs.get(error), contextual.get("standardError"), 1e-5, "error");
        near(theirs.get(degrees), contextual.get("df"), 1e-4, "df");
        if (method.equals("satterthwaite")) {
            near(theirs.get("lower"), contextual.get("lower"), 1e-5, "lower");
            near(theirs.get("upper"), contextual.get("upper"), 1e-5, "upper");
            near(theirs.get("p"), contextual.get("p"), 1e-3, "p");
        }
    }

    /** A known group keeps its mean, whatever rows of it are predicted; a new one has that of its own. */
    @Test
    void predictsASplitPredictor() throws IOException {
        Path file = folder.resolve("new.csv");
        Files.writeString(file, "g,x,z\ng01,50,0\nother,30,0\nother,50,0\n");
        JsonNode json = json(
                "model",
                PARTED,
                "--formula=y ~ x + z + (1 | g)",
                "--within=x|g",
                "--predict=" + file,
                "--population-average",
                "--format=json");
        JsonNode theirs = expected("parted").get("coefficients");
        double mean = Files.readAllLines(Path.of(PARTED)).stream()
                .filter(line -> line.startsWith("\"g01\""))
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .average()
                .orElseThrow();
        double intercept = theirs.get("(Intercept)").asDouble();
        double within = theirs.get("within").asDouble();
        double between = theirs.get("between").asDouble();
        JsonNode rows = json.at("/predictions/rows");
        assertEquals(
                intercept + within * (50 - mean) + between * mean,
                rows.get(0).get("estimate").asDouble(),
                1e-5);
        assertEquals(
                intercept - within * 10 + between * 40,
                rows.get(1).get("estimate").asDouble(),
                1e-5);
    }

    @Test
    void aPosteriorHasContextualEffectsToo() throws IOException {
        Run run = Run.of("model", PARTED, "--formula=y ~ x + z + (1 | g)", "--within=x", "--bayes", "--format=json");
        assertEquals(0, run.status(), run.err());
        JsonNode contextual = new ObjectMapper().readTree(run.out()).at("/fit/contextualEffects/0");
        // weak priors: the estimate to a tenth of its error
        assertEquals(
                expected("parted").get("estimate").asDouble(),
                contextual.get("estimate").asDouble(),
                0.1 * expected("parted").get("se").asDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --within=w                ; does not have the predictor w
            --within=x|region         ; where factor is g
            --df=none,--anova         ; --anova needs degrees of freedom
            """)
    void refusesWhatCannotBe(String options, String words) {
        List<String> arguments = new ArrayList<>(List.of("model", PARTED, "--formula=y ~ x + (1 | g)"));
        arguments.addAll(List.of(options.strip().split(",")));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(2, run.status(), run.out());
        assertContains(words.strip(), run.err());
    }
}
