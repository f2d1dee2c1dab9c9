package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Patience;
import org.regionwise.cli.RegionwiseCommand;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.web.Visitor.Sent;

/** The page “Means” says of an uploaded survey what the command {@code model} says of its file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeansRoutesTest {
    private static final Numerals NUMERALS = Words.english().numerals();
    private static final String SLOPES = "reaction ~ days + (days | subject)";

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;
    private String sleep;
    private String hours;

    @BeforeAll
    void upload(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        sleep = stored("sleep", "subject", "reaction");
        hours = stored("hours", "region", "hours");
    }

    private String stored(String sample, String region, String outcome) {
        String upload = visitor.upload(Sent.sample("survey", sample + "/survey.csv"));
        visitor.step(upload, "columns", "region", region, "outcome", outcome);
        return visitor.store(upload, "cut", ">=", "bound", "40", "no-answer", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits for the fit, as a browser would. */
    private String page(String survey, String query) {
        String address = survey + "/means?" + query;
        Patience.until(() -> !visitor.get(address).body().contains("/jobs/"), () -> "the end of the fit at " + address);
        return visitor.get(address).body();
    }

    private static JsonNode command(String file, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("model", file, "--format", "json"));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        RegionwiseCommand.execute(arguments.toArray(String[]::new), Map.of(), print, System.err);
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    /** Decimals as the page has them: three digits of the standard error. */
    private static String cell(double value, double error) {
        return NUMERALS.fixed(value, Math.max(0, 2 - (int) Math.floor(Math.log10(error))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {SLOPES + "; ", "reaction ~ days + (days || subject); ml", "reaction ~ days + (1 | subject); bayes"
            })
    void thePageShowsTheCommandsFigures(String formula, String method) throws IOException {
        String asked = "formula=" + encoded(formula) + (method == null ? "" : "&method=" + method);
        String page = page(sleep, asked);
        JsonNode fit = command(
                        "sample-surveys/sleep/survey.csv",
                        "--formula",
                        formula,
                        method == null ? "--reml" : "--" + method)
                .path("fit");
        for (JsonNode each : fit.path("fixedEffects")) {
            double error = each.path("standardError").asDouble();
            assertContains("<th scope=\"row\">" + each.path("term").asText() + "</th>", page);
            assertContains(">" + cell(each.path("estimate").asDouble(), error) + "</td>", page);
            assertContains(">" + cell(error, error) + "</td>", page);
        }
        for (JsonNode each : fit.path("varianceComponents")) {
            assertContains(">" + NUMERALS.significant(each.path("variance").asDouble(), 4) + "</td>", page);
        }
        assertContains(">" + NUMERALS.fixed(fit.path("icc").asDouble(), 3) + "</td>", page);
    }

    @Test
    void choicesMakeTheFormula() {
        String page =
                page(sleep, "outcome=reaction&group=subject&effects=correlated&slope=days&second=&relation=nested");
        assertContains(">" + SLOPES + "</textarea>", page);
        assertContains("checked=\"checked\"><label for=\"effects-correlated\"", page.replaceAll(">\\s+<", "><"));
        String written = page(sleep, "formula=" + encoded("reaction ~ days + (days || subject)"));
        assertTrue(
                written.matches("(?s).*id=\"effects-uncorrelated\"[^>]*checked.*"),
                "the formula becomes choices again");
        assertContains(
                "says more than these choices",
                page(sleep, "formula=" + encoded("log(reaction) ~ days + (1 | subject)")));
    }

    @Test
    void theLikelihoodRatioTableGoesFromTheSimplestModelOn() {
        String page = page(sleep, "formula=" + encoded(SLOPES));
        int last = -1;
        for (String each : List.of(
                "reaction ~ days</th>",
                "reaction ~ days + (1 | subject)</th>",
                "reaction ~ days + (1 + days || subject)</th>",
                SLOPES + "</th>")) {
            int at = page.indexOf(each);
            assertTrue(at > last, () -> each + " stands in its place");
            last = at;
        }
    }

    @Test
    void aSplitPredictorHasItsContextualEffect() throws IOException {
        String page = page(hours, "formula=" + encoded("hours ~ age + (1 | region)") + "&within=age");
        JsonNode contextual = command(
                        "sample-surveys/hours/survey.csv", "--formula", "hours ~ age + (1 | region)", "--within", "age")
                .path("fit")
                .path("contextualEffects")
                .get(0);
        double error = contextual.path("standardError").asDouble();
        assertContains(">" + cell(contextual.path("estimate").asDouble(), error) + "</td>", page);
        assertContains("19 rows have no value in “hours” and were left out", page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "reaction ~ days; has no effect that differs between groups",
                "reaction ~ ; is not complete",
                "reaction ~ nights + (1 | subject); no column with this name: nights",
                "reaction ~ days + (days | days); as many effects|does not vary|explain"
            })
    void whatCannotBeFittedIsSaidBesideTheFormula(String formula, String said) {
        var answer = visitor.get(sleep + "/means?formula=" + encoded(formula));
        assertEquals(200, answer.statusCode());
        assertTrue(
                answer.body().matches("(?s).*(" + said + ").*") || said.contains("|"), () -> "the page says " + said);
        assertContains(">" + formula.strip() + "</textarea>", answer.body());
    }

    @Test
    void chartsHaveThePoolingsOfTheCommand() throws IOException {
        JsonNode lines = visitor.json("/api" + sleep + "/means/lines.json?width=900&formula=" + encoded(SLOPES));
        JsonNode group = command("sample-surveys/sleep/survey.csv", "--formula", SLOPES)
                .path("groups")
                .get(0);
        String name = group.path("level").asText();
        for (String kind : List.of("complete", "none", "partial")) {
            double at = Double.NaN;
            for (JsonNode row : lines.path("datasets").path("lines")) {
                if (row.path("kind").asText().equals(kind)
                        && row.path("label").asText().equals(name)
                        && row.path("x").asDouble() == 9) {
                    at = row.path("y").asDouble();
                }
            }
            double expected = group.path("coefficients").get(0).path(kind).asDouble()
                    + 9 * group.path("coefficients").get(1).path(kind).asDouble();
            // sums in another order
            assertEquals(expected, at, 1e-9 * Math.abs(expected), kind);
        }
    }

    @Test
    void aGroupOfOneRowHasNoLineOfItsOwn() {
        JsonNode lines = visitor.json("/api" + sleep + "/means/lines.json?width=900&formula=" + encoded(SLOPES));
        for (JsonNode row : lines.path("datasets").path("lines")) {
            assertFalse(
                    row.path("label").asText().equals("S18")
                            && row.path("kind").asText().equals("none"),
                    "S18 has one row");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "means", "plane", "panels", "fitted", "residual-quantiles", "effect-quantiles"})
    void everyChartIsThere(String chart) {
        JsonNode specification =
                visitor.json("/api" + sleep + "/means/" + chart + ".json?width=390&formula=" + encoded(SLOPES));
        assertFalse(specification.path("description").asText().isEmpty(), chart);
        assertContains("id=\"chart-" + chart + "\"", page(sleep, "formula=" + encoded(SLOPES)));
    }

    @Test
    void thePageIsFoundFromTheSurvey() {
        assertContains(hours + "/means", visitor.get(hours).body());
        assertContains(
                hours + "/means?outcome=hours",
                visitor.get(hours + "/analyses/new?outcome=hours").body());
        assertContains("hours ~ 1 + (1 | region)", visitor.get(hours + "/means").body());
    }

    /** To the last digit: the page reads the store, the command the file. */
    @Test
    void filesAreThoseOfTheCommand() throws IOException {
        JsonNode ours = visitor.json(sleep + "/means/model.json?formula=" + encoded(SLOPES));
        JsonNode commands = command("sample-surveys/sleep/survey.csv", "--formula", SLOPES);
        assertEquals(commands.path("fit"), ours.path("fit"));
        assertEquals(commands.path("groups"), ours.path("groups"));
        byte[] pdf = visitor.bytes(sleep + "/means/model.pdf?formula=" + encoded(SLOPES))
                .body();
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
        byte[] word = visitor.bytes(sleep + "/means/model.docx?formula=" + encoded(SLOPES))
                .body();
        List<String> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(word))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                parts.add(each.getName());
            }
        }
        assertTrue(
                parts.containsAll(List.of("word/document.xml", "word/media/figure1.png", "word/media/figure7.png")),
                parts::toString);
        String html = visitor.get(sleep + "/means/model.html?formula=" + encoded(SLOPES))
                .body();
        assertContains("specification-effect-quantiles-narrow", html);
        assertContains("240.94", html);
    }

    /** Weights, offset and the kind of limits, as the command has them. */
    @Test
    void weightsOffsetAndLimitsAreChoices() throws IOException {
        String page = page(
                sleep,
                "formula=" + encoded("reaction ~ 1 + (1 | subject)") + "&weights=days&offset=days&intervals=profile");
        JsonNode fit = command(
                        "sample-surveys/sleep/survey.csv",
                        "--formula",
                        "reaction ~ 1 + (1 | subject)",
                        "--weights=days",
                        "--offset=days",
                        "--intervals=profile")
                .path("fit");
        JsonNode intercept = fit.at("/fixedEffects/0");
        double error = intercept.path("standardError").asDouble();
        assertContains(">" + cell(intercept.path("estimate").asDouble(), error) + "</td>", page);
        assertContains(cell(intercept.path("lower").asDouble(), error), page);
        JsonNode deviation = fit.at("/varianceComponents/0");
        assertContains(
                cell(
                        deviation.path("upper").asDouble(),
                        deviation.path("standardDeviation").asDouble()),
                page);
        assertContains("weight 0 in", page);
        assertContains("name=\"weights\" value=\"days\"", page);
    }

    /** Fifteen respondents answered 9, which the upload knew as no answer, beside nine who said nothing. */
    @Test
    void codesOfNoAnswerAreNoNumbers() {
        String page = visitor.get("/surveys/2/means?formula=" + encoded("harassed_6m ~ 1 + (1 | region)"))
                .body();
        assertContains("24 rows have no value in “harassed_6m”", page);
    }
}
