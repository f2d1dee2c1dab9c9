package org.regionwise.analysis.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.Said;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableFile;

/** The area-level model from a table of published estimates, or from a survey, to the result. */
class AreaAnalysisTest {
    private static final String TABLE =
            "area,est,se,n,x,pop\n" + "A,0.125,0.021,240,5.1,100\n" + "B,0.08,0.034,60,4.2,50\n"
                    + "C,0.05,0.004,20,6.0,30\n" + "D,0.201,0.04,98,9.5,70\n" + "E,0,,15,5.0,20\n"
                    + "F,0.155,0.029,150,7.2,90\n"
                    + "G,,,,8.1,10\n" + "H,0.099,0.02,220,4.4,80\n" + "I,0.182,0.055,48,8.0,40\n";

    @TempDir
    Path folder;

    private static Settings settings(Method method) {
        return Settings.DEFAULT.with(method);
    }

    private static Settings settings(Method method, Benchmarking.Kind benchmark) {
        Settings usual = settings(method);
        return usual.with(benchmark);
    }

    private Result run(String table, AreaLevel model, List<String> predictors, Settings settings) {
        try {
            Path file = Files.writeString(folder.resolve("areas.csv"), table);
            SurveyFile areas = SurveyFile.open(file, "areas.csv");
            String population = areas.columns().contains("pop") ? "pop" : null;
            return new Estimation(
                            Questions.of("area", "est")
                                    .with(predictors, List.of())
                                    .with(model)
                                    .with(settings),
                            SurveyData.published(
                                    "areas.csv",
                                    "00",
                                    RegionTableFile.read(areas, "area", null, population),
                                    ImportFacts.PLAIN))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AreaLevel model(AreaScale scale, Smoothing smoothing) {
        return AreaLevel.of(new PublishedColumns("se", true, "n", false)).with(scale, smoothing);
    }

    private static RegionEstimate region(Result result, String key) {
        return result.regions().stream()
                .filter(region -> region.region().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String codes(Result result) {
        return result.fit().warnings().stream().map(Warning::code).collect(Collectors.joining(" "));
    }

    /** Taken into [0, 1] by 0.4 + 0.1 y, which the model follows exactly. */
    @ParameterizedTest
    @CsvSource({"REML, plain", "ML, plain", "REML, two_predictors", "ML, two_predictors"})
    void aPublishedTableGivesWhatMetaforGives(Method method, String name) throws IOException {
        JsonNode reference = new ObjectMapper()
                .readTree(Path.of("src/test/resources/reference/area/metafor.json")
                        .toFile())
                .at("/cases/" + name);
        StringBuilder table = new StringBuilder("area,est,v,x1,x2\n");
        for (JsonNode row : reference.get("data")) {
            table.append(row.get("area").asText()).append(',');
            if (row.get("y").isNull()) {
                table.append(',');
            } else {
                table.append(0.4 + 0.1 * row.get("y").asDouble())
                        .append(',')
                        .append(row.get("V").asDouble() / 100);
            }
            table.append(',')
                    .append(row.path("x1").asText("0"))
                    .append(',')
                    .append(row.path("x2").asText("0"))
                    .append('\n');
        }
        JsonNode expected = reference.at("/fits/0/method").asText().equals(method.name())
                ? reference.at("/fits/0")
                : reference.at("/fits/1");
        Result result = run(
                table.toString(),
                AreaLevel.of(new PublishedColumns("v", false, null, false)).with(AreaScale.IDENTITY, Smoothing.NONE),
                List.of("x1", "x2").subList(0, expected.get("beta").size() - 1),
                settings(method));
        assertEquals(method.name(), expected.get("method").asText());
        // as in the engine's own test, a tenth of it: both optima are found to about 1e-8
        assertEquals(
                0.1 * Math.sqrt(expected.get("tau2").asDouble()),
                result.fit().regionStandardDeviation().estimate(),
                1e-9);
        for (int k = 0; k < expected.get("beta").size(); k++) {
            assertEquals(
                    (k == 0 ? 0.4 : 0) + 0.1 * expected.at("/beta/" + k).asDouble(),
                    result.fit().fixedEffects().get(k).estimate(),
                    1e-9);
        }
        assertTrue(expected.get("areas").size() > 3);
        for (JsonNode each : expected.get("areas")) {
            assertEquals(
                    0.4 + 0.1 * each.get("eblup").asDouble(),
                    region(result, each.get("area").asText()).pooled().estimate(),
                    1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void everyMethodAnswersAnAwkwardTable(Method method) {
        Result result = run(TABLE, model(AreaScale.ARCSINE, Smoothing.NONE), List.of("x"), settings(method));
        assertEquals(9, result.regions().size());
        for (RegionEstimate region : result.regions()) {
            assertTrue(region.pooled().estimate() > 0 && region.pooled().estimate() < 1, region.toString());
            assertTrue(region.pooled().lower() < region.pooled().upper(), region.toString());
            assertTrue(region.pooled().standardError() > 0, region.toString());
            assertEquals(method == Method.BAYES, region.posterior() != null);
        }
        assertTrue(codes(result).contains("variance-absent"), "E has a zero and no standard error");
        assertTrue(codes(result).contains("variance-too-small"), "C has 20 respondents, one of them positive");
        assertTrue(region(result, "E").raw().upper() > 0.1, "nobody of 15 is not nobody");
        RegionEstimate unsampled = region(result, "G");
        assertFalse(unsampled.raw().defined());
        assertEquals(unsampled.synthetic(), unsampled.pooled().estimate(), 1e-9);
        // under bayes an average over the nodes of the between-region standard deviation
        assertEquals(1, unsampled.shrinkage(), 1e-12);
        assertEquals(VarianceCheck.Verdict.NOT_SAMPLED, unsampled.area().varianceVerdict());
        RegionEstimate doubtful = region(result, "C");
        assertEquals(VarianceCheck.Verdict.FEW_ANSWERS, doubtful.area().varianceVerdict());
        assertNotNull(doubtful.area().pooledIfSmoothed(), "what smoothing would say instead");
        assertTrue(doubtful.area().pooledIfSmoothed().estimate()
                > doubtful.pooled().estimate() + 0.02);
        assertNull(region(result, "A").area().pooledIfSmoothed());
    }

    @ParameterizedTest
    @EnumSource(
            value = Smoothing.class,
            names = {"GENERALISED", "POOLED"})
    void smoothingMendsWhatIsTooSmall(Smoothing smoothing) {
        Result result = run(TABLE, model(AreaScale.ARCSINE, smoothing), List.of("x"), settings(Method.REML));
        assertLacks("variance-too-small", codes(result));
        for (RegionEstimate region : result.regions()) {
            if (region.sampled()) {
                assertTrue(region.area().varianceUsed() > 0, region.toString());
            }
        }
        assertTrue(region(result, "C").shrinkage() > 0.4, "20 respondents are few");
    }

    @Test
    void unitsAndFormsOfErrorGiveOneAnswer() {
        Result proportions = run(TABLE, model(AreaScale.IDENTITY, Smoothing.POOLED), List.of(), settings(Method.REML));
        StringBuilder percent = new StringBuilder("area,est,v,n,pop\n");
        for (String line : TABLE.split("\n")) {
            String[] cells = line.split(",");
            if (!cells[0].equals("area")) {
                boolean given = !cells[2].isEmpty();
                percent.append(cells[0])
                        .append(',')
                        .append(cells[1].isEmpty() ? "" : 100 * Double.parseDouble(cells[1]))
                        .append(',')
                        .append(given ? Math.pow(100 * Double.parseDouble(cells[2]), 2) : "")
                        .append(',')
                        .append(cells[3])
                        .append(',')
                        .append(cells[5])
                        .append('\n');
            }
        }
        Result percentages = run(
                percent.toString(),
                AreaLevel.of(new PublishedColumns("v", false, "n", true)).with(AreaScale.IDENTITY, Smoothing.POOLED),
                List.of(),
                settings(Method.REML));
        for (int j = 0; j < 9; j++) {
            // rounding of 100 x and its square
            assertEquals(
                    proportions.regions().get(j).pooled().estimate(),
                    percentages.regions().get(j).pooled().estimate(),
                    1e-10);
        }
    }

    @ParameterizedTest
    @CsvSource({"REML, LOGIT", "REML, RATIO", "BAYES, LOGIT", "BAYES, RATIO"})
    void benchmarkingReachesTheNationalEstimate(Method method, Benchmarking.Kind kind) {
        AreaLevel model = model(AreaScale.ARCSINE, Smoothing.POOLED);
        Result plain = run(TABLE, model, List.of("x"), settings(method));
        Result agreed = run(TABLE, model, List.of("x"), settings(method, kind));
        assertNull(plain.national().benchmark());
        National.BenchmarkFacts facts = agreed.national().benchmark();
        assertEquals(agreed.national().raw().estimate(), facts.target());
        assertEquals(plain.national().pooled(), facts.pooledBefore());
        assertEquals(facts.target(), agreed.national().pooled().estimate());
        assertContains("benchmarked", codes(agreed));
        double sum = 0;
        double people = 0;
        for (int j = 0; j < agreed.regions().size(); j++) {
            RegionEstimate before = plain.regions().get(j);
            RegionEstimate after = agreed.regions().get(j);
            people += after.population();
            sum += after.population() * after.pooled().estimate();
            assertEquals(
                    new Benchmarking(kind, facts.constant()).of(before.pooled().upper()),
                    after.pooled().upper(),
                    1e-15);
            if (method == Method.BAYES) {
                assertEquals(
                        before.posterior().expectedRank(), after.posterior().expectedRank());
            }
        }
        // the solver is asked for 1e-12
        assertEquals(facts.target(), sum / people, 1e-11);
    }

    @Test
    void whatATableCannotBeIsSaidByCell() {
        AreaLevel model = model(AreaScale.IDENTITY, Smoothing.NONE);
        for (String[] wrong : new String[][] {
            {
                "A,12.5,0.02,10\nB,0.1,0.02,10\nC,0.2,0.01,30\n",
                "This is not a proportion from 0 to 1 (region A). If the column is in per cent"
            },
            {"A,0.1,-0.02,10\nB,0.1,0.02,10\nC,0.2,0.01,30\n", "A standard error cannot be negative (region A)"},
            {"A,0.1,x,10\nB,0.1,0.02,10\nC,0.2,0.01,30\n", "This is not a number (region A)"},
            {"A,0.1,0.02,0\nB,0.1,0.02,10\nC,0.2,0.01,30\n", "The number of respondents must be above 0 (region A)"},
            {
                "A,0.1,,\nB,0.1,0.02,10\nC,0.2,0.01,30\n",
                "Every region with an estimate needs a value above 0 here. You can also name"
            }
        }) {
            ImportProblem problem = assertThrows(
                    ImportProblem.class,
                    () -> run("area,est,se,n\n" + wrong[0], model, List.of(), settings(Method.REML)));
            assertTrue(
                    Said.of(problem.report().first().get(0).expected()).startsWith(wrong[1]),
                    problem.report().toString());
        }
        assertThrows(
                NotEstimable.class, () -> run("area,est,se,n\nA,,,\nB,,,\n", model, List.of(), settings(Method.REML)));
        ImportProblem problem = assertThrows(
                ImportProblem.class,
                () -> run(
                        "area,est,se,n\nA,0,0.1,9\nB,0.1,0.02,10\nC,0.2,0.01,30\n",
                        model(AreaScale.LOGIT, Smoothing.NONE),
                        List.of(),
                        settings(Method.REML)));
        assertContains(
                "no place on the logit scale",
                Said.of(problem.report().first().get(0).expected()));
        ImportProblem unsized = assertThrows(
                ImportProblem.class,
                () -> run(
                        "area,est,se,n\nA,0.1,0.1,\nB,0.1,0.02,10\nC,0.2,0.01,30\n",
                        model(AreaScale.IDENTITY, Smoothing.POOLED),
                        List.of(),
                        settings(Method.REML)));
        assertContains(
                "Smoothing variances needs the number of respondents",
                Said.of(unsized.report().first().get(0).expected()));
    }

    @Test
    void whatATableDoesNotSayIsNull() {
        Result result = run(
                "area,est,se\nA,0.1,0.02\nB,0.2,0.03\nC,,\nD,0.15,0.03\n",
                AreaLevel.of(new PublishedColumns("se", true, null, false)).with(AreaScale.IDENTITY, Smoothing.NONE),
                List.of(),
                settings(Method.REML));
        assertEquals(Result.UNKNOWN, region(result, "A").respondents());
        String json = ResultJson.write(result);
        assertTrue(json.contains("\"respondents\":null,\"positives\":null"), json);
        assertEquals(
                Result.UNKNOWN, ResultJson.readResult(json).regions().get(0).respondents());
        assertContains("no-respondents", region(result, "C").flags());
    }

    @Test
    void theIdentityScaleIsCutAtNothingAndAll() {
        Result result = run(
                "area,est,se\nA,0.01,0.05\nB,0.02,0.06\nC,0.99,0.05\nD,0.5,0.03\nE,0.03,0.2\n",
                AreaLevel.of(new PublishedColumns("se", true, null, false)).with(AreaScale.IDENTITY, Smoothing.NONE),
                List.of(),
                settings(Method.REML));
        assertContains("outside-proportions", codes(result));
        result.regions().forEach(region -> {
            assertTrue(region.pooled().lower() >= 0 && region.pooled().upper() <= 1, region.toString());
            assertTrue(region.pooled().lower() < region.pooled().upper(), region.toString());
        });
        assertEquals(0, region(result, "A").pooled().lower());
    }

    /**
     * One standard error of twelve points at 20% of 150 respondents, whose design effect would be 13, must not make
     * everybody else's larger.
     */
    @ParameterizedTest
    @EnumSource(
            value = Smoothing.class,
            names = {"GENERALISED", "POOLED"})
    void anOutlyingStandardErrorDoesNotMoveTheOthers(Smoothing smoothing) {
        StringBuilder table = new StringBuilder("area,est,se,n\n");
        for (int j = 0; j < 20; j++) {
            double p = 0.1 + 0.01 * j;
            int n = 80 + 10 * j;
            table.append('A')
                    .append(j)
                    .append(',')
                    .append(p)
                    .append(',')
                    .append(Math.sqrt(p * (1 - p) / (n - 1)))
                    .append(',')
                    .append(n)
                    .append('\n');
        }
        Result without = run(table.toString(), model(AreaScale.ARCSINE, smoothing), List.of(), settings(Method.REML));
        Result with = run(
                table + "Odd,0.2,0.12,150\n", model(AreaScale.ARCSINE, smoothing), List.of(), settings(Method.REML));
        assertContains("variance-too-large", codes(with));
        for (int j = 0; j < 20; j++) {
            double before = without.regions().get(j).area().smoothedVariance();
            // an ordinary estimate more moves the likely proportions, at which variances are taken, by a few per cent
            assertEquals(before, with.regions().get(j).area().smoothedVariance(), 0.1 * before);
        }
    }

    @Test
    void noDifferenceBetweenRegionsIsReportedAsSuch() {
        Result result = run(
                "area,est,se,n\nA,0.2,0.05,60\nB,0.21,0.06,60\nC,0.19,0.05,60\nD,0.2,0.04,90\nE,0.205,0.05,60\n",
                model(AreaScale.IDENTITY, Smoothing.NONE),
                List.of(),
                settings(Method.REML));
        assertTrue(result.fit().singular());
        assertEquals(0, result.fit().regionStandardDeviation().estimate());
        assertTrue(
                result.fit().warnings().contains(Warning.ofModel("singular", Map.of("case", "area"))),
                () -> result.fit().warnings().toString());
        result.regions()
                .forEach(region ->
                        assertTrue(region.pooled().upper() > region.pooled().lower() + 0.02));
    }
}
