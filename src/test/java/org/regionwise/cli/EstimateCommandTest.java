package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;
import static org.regionwise.Containment.assertStarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code regionwise estimate} with a result; what it refuses is in {@link UnusableInputTest}. */
class EstimateCommandTest {
    private static final String HARASSMENT = "sample-surveys/harassment/survey.csv";
    private static final String HARASSMENT_REGIONS = "sample-surveys/harassment/regions.csv";

    @TempDir
    Path folder;

    private static Run harassment(String... more) {
        return Run.of(concat(
                List.of("estimate", HARASSMENT, "--region", "region", "--outcome", "harassed_6m", "--missing", "9"),
                more));
    }

    private static Run vaccination(String... more) {
        return Run.of(concat(
                List.of(
                        "estimate",
                        "sample-surveys/vaccination/survey.csv",
                        "--region",
                        "district",
                        "--outcome",
                        "vaccinated",
                        "--missing",
                        "don't know",
                        "--regions",
                        "sample-surveys/vaccination/regions.csv"),
                more));
    }

    private static String[] concat(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "null, '', ''",
        "unemployment, unemployment, ''",
        "predictors, 'unemployment,education', ''",
        "predictors_and_respondents, 'unemployment,education', 'sex,age_group'"
    })
    void givesTheReferenceFigures(String model, String predictors, String respondentPredictors) throws IOException {
        List<String> options =
                new ArrayList<>(List.of("--method", "ml", "--format", "json", "--regions", HARASSMENT_REGIONS));
        if (!predictors.isEmpty()) {
            options.addAll(List.of("--predictors", predictors));
        }
        if (!respondentPredictors.isEmpty()) {
            options.addAll(List.of("--respondent-predictors", respondentPredictors));
        }
        JsonNode result = json(harassment(options.toArray(String[]::new)));
        JsonNode expected = expected().at("/models/" + model);
        JsonNode exact = expected.get("exact");
        JsonNode fit = result.get("fit");
        assertEquals(
                expected.get("respondents").asLong(), result.at("/survey/used").asLong());
        // the tolerances of expected.json, where their reasons stand
        for (int k = 0; k < exact.get("beta").size(); k++) {
            JsonNode beta = exact.at("/beta/" + k);
            JsonNode ours = fit.at("/fixedEffects/" + k);
            assertEquals(beta.get("term").asText(), ours.get("term").asText());
            assertClose(beta.get("estimate"), ours.get("estimate"), 1e-5);
            assertClose(
                    beta.get("se"),
                    ours.get("standardError"),
                    1e-4 * beta.get("se").asDouble());
        }
        assertClose(exact.get("sigma"), fit.at("/regionStandardDeviation/estimate"), 1e-5);
        assertClose(exact.at("/profile95_sigma/0"), fit.at("/regionStandardDeviation/lower"), 1e-4);
        assertClose(exact.at("/profile95_sigma/1"), fit.at("/regionStandardDeviation/upper"), 1e-4);
        assertClose(exact.get("logLik"), fit.get("logLikelihood"), 1e-6);
        assertClose(exact.get("AIC"), fit.get("aic"), 2e-6);
        assertClose(exact.get("BIC"), fit.get("bic"), 2e-6);
        for (JsonNode region : expected.get("regions")) {
            JsonNode ours = region(result, region.get("region").asText());
            assertEquals(region.get("n").asLong(), ours.get("respondents").asLong());
            assertEquals(region.get("y").asLong(), ours.get("positives").asLong());
            assertClose(region.get("mode"), ours.at("/randomEffect/mode"), 1e-4);
            assertClose(region.get("u_sd"), ours.at("/randomEffect/standardDeviation"), 1e-4);
            JsonNode prevalence = region.has("Ep") ? region : region.get("own_mix");
            assertClose(prevalence.get("Ep"), ours.at("/pooled/estimate"), 2e-5);
        }
    }

    @Test
    void theFullPosteriorIsTheDefault() throws IOException {
        JsonNode result = json(harassment(
                "--format",
                "json",
                "--regions",
                HARASSMENT_REGIONS,
                "--population",
                "population",
                "--threshold",
                "0.2",
                "--prior-slope-sd",
                "1.5"));
        assertEquals("bayes", result.at("/model/method").asText());
        assertEquals(2.5, result.at("/model/priors/interceptSd").asDouble());
        assertEquals(1.5, result.at("/model/priors/slopeSd").asDouble());
        assertEquals(1, result.at("/model/priors/sdExponential").asDouble());
        assertTrue(result.at("/fit/aic").isNull());
        assertTrue(result.at("/fit/quality/effectiveDraws").asDouble() >= 4000);
        double among = 0;
        for (JsonNode region : result.get("regions")) {
            JsonNode pooled = region.get("pooled");
            assertTrue(pooled.get("lower").asDouble() < pooled.get("upper").asDouble());
            double exceedance = region.at("/posterior/exceedance").asDouble();
            assertTrue(exceedance >= 0 && exceedance <= 1);
            among += region.at("/posterior/amongHighest").asDouble();
        }
        // three regions are the three highest in every draw
        assertEquals(3, among, 1e-9);
    }

    private static JsonNode expected() throws IOException {
        try (InputStream in =
                EstimateCommandTest.class.getResourceAsStream("/reference/extra/sample-harassment/expected.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static JsonNode region(JsonNode result, String key) {
        for (JsonNode region : result.get("regions")) {
            if (region.get("region").asText().equals(key)) {
                return region;
            }
        }
        throw new AssertionError("no region " + key);
    }

    private static void assertClose(JsonNode expected, JsonNode actual, double tolerance) {
        assertTrue(expected.isNumber() && actual.isNumber(), expected + " and " + actual);
        assertEquals(expected.asDouble(), actual.asDouble(), tolerance);
    }

    @Test
    void takesTextOfTheRegionTableAsCategories() throws IOException {
        JsonNode result = json(vaccination(
                "--method",
                "ml",
                "--predictors",
                "unemployment,age65_share,urban",
                "--population",
                "population",
                "--format",
                "json"));
        assertEquals(
                List.of("(Intercept)", "unemployment", "age65_share", "urbanurban"),
                result.at("/fit/fixedEffects").findValuesAsText("term"));
        // glmer with 25 points, sample-surveys/vaccination/README.md, three decimals
        assertEquals(0.319, result.at("/fit/regionStandardDeviation/estimate").asDouble(), 5e-4);
        assertEquals(77, result.get("regions").size());
        JsonNode empty = region(result, "047");
        assertEquals(0, empty.get("respondents").asInt());
        assertTrue(empty.at("/raw/estimate").isNull());
        assertTrue(empty.at("/pooled/estimate").isNumber());
        assertTrue(empty.get("population").isNumber());
        assertTrue(empty.get("name").isTextual());
    }

    @Test
    void takesNumbersAsCategoriesWhenTold() throws IOException {
        JsonNode result = json(harassment("--respondent-predictors", "year", "--factors", "year", "--format", "json"));
        assertEquals(
                List.of("(Intercept)", "year2025"),
                result.at("/fit/fixedEffects").findValuesAsText("term"));
    }

    @Test
    void warnsOnStandardErrorAndSucceeds() {
        Run run = vaccination("--predictors", "unemployment");
        assertEquals(0, run.status());
        assertFalse(run.problems().isEmpty());
        run.problems().forEach(line -> assertTrue(line.startsWith("warning: "), line));
        assertLacks("warning: ", run.out());
    }

    @Test
    void warnsOfValuesThatNobodyGave() {
        Run run = harassment("--positive", "1,ja", "--negative", "0.0,nein");
        assertEquals(0, run.status());
        assertEquals(
                List.of(
                        "warning: --positive ja: nobody in survey.csv gave this answer.",
                        "warning: --negative nein: nobody in survey.csv gave this answer."),
                run.problems().stream().filter(line -> line.contains(" gave ")).toList());
    }

    @Test
    void warnsOfAThresholdThatMaximumLikelihoodDoesNotUse() {
        Run run = harassment("--method", "ml", "--threshold", "0.3");
        assertEquals(0, run.status());
        assertTrue(
                run.problems().stream().anyMatch(line -> line.contains("The threshold was not used")),
                run.problems()::toString);
    }

    @Test
    void everyFormatTellsTheSame() {
        Run table = harassment();
        assertStarts("Harassed 6m ranges from 9.8% to 30% across 14 regions\n", table.out());
        assertTrue(table.out().contains("CZ042"), table.out());
        table.out()
                .lines()
                .filter(line -> !line.contains("  "))
                .forEach(line -> assertTrue(line.length() <= 100, line));
        Run csv = harassment("--format", "csv");
        assertEquals(15, csv.out().split("\r\n").length);
        assertStarts("\uFEFFregion,name,", csv.out());
        Run html = harassment("--format", "html");
        assertTrue(html.out().startsWith("<!DOCTYPE html>"), html.out().substring(0, 40));
        assertContains("Harassed 6m ranges from 9.8% to 30% across 14 regions", html.out());
    }

    @Test
    void equalInputGivesEqualOutput() {
        for (String format : List.of("table", "csv", "json", "html")) {
            assertEquals(harassment("--format", format), harassment("--format", format));
        }
    }

    @Test
    void orderOfRowsDoesNotMatter() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(HARASSMENT)));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(5));
        Path shuffled = Files.write(folder.resolve("survey.csv"), lines);
        String[] options = {"--region", "region", "--outcome", "harassed_6m", "--missing", "9", "--format", "json"};
        Run one = Run.of(concat(List.of("estimate", HARASSMENT), options));
        Run other = Run.of(concat(List.of("estimate", shuffled.toString()), options));
        assertEquals(withoutHash(one), withoutHash(other));
    }

    private static String withoutHash(Run run) {
        assertEquals(0, run.status(), run.err());
        return run.out().replaceFirst("\"sha256\":\"[0-9a-f]{64}\"", "");
    }

    @Test
    void writesTheFileAndNothingElse() throws IOException {
        Path file = folder.resolve("result.csv");
        Run run = harassment("--format", "csv", "--output", file.toString());
        assertEquals(new Run(0, "", ""), new Run(run.status(), run.out(), ""));
        assertEquals(harassment("--format", "csv").out(), Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void positiveAloneMakesEveryOtherAnswerANo() throws IOException {
        JsonNode result = json(Run.of(
                "estimate",
                "sample-surveys/vaccination/survey.csv",
                "--region",
                "district",
                "--outcome",
                "vaccinated",
                "--positive",
                "YES",
                "--format",
                "json"));
        assertEquals(List.of("yes"), texts(result.at("/model/positive")));
        assertEquals(List.of("don't know", "no"), texts(result.at("/model/negative")));
        assertEquals(2500, result.at("/survey/used").asInt());
    }

    @Test
    void repeatedOptionsHoldOneValueEachCommasAndAll() throws IOException {
        Path survey = Files.writeString(
                folder.resolve("survey.csv"),
                "region,said\nA,\"yes, often\"\nA,no\nB,sometimes\nB,no\nB,no\nA,refused\n");
        JsonNode result = json(Run.of(
                "estimate",
                survey.toString(),
                "--region",
                "region",
                "--outcome",
                "said",
                "--positive",
                "yes, often",
                "--positive",
                "sometimes",
                "--negative",
                "no",
                "--missing",
                "refused,9",
                "--format",
                "json"));
        assertEquals(List.of("sometimes", "yes, often"), texts(result.at("/model/positive")));
        assertEquals(5, result.at("/survey/used").asInt());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
