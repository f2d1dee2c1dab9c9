package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.result.PredictiveCheckFacts;
import org.regionwise.analysis.result.RegionInfluence;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.FitProgress;
import org.regionwise.release.Released;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.Axes;
import org.regionwise.report.chart.row.Funnel;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableFile;

/**
 * What charts draw beside the estimates, against reference/charts, which src/test/r/charts.R made with base R and lme4.
 */
class ChartNumbersTest {
    private static final Path SAMPLE = Path.of("sample-surveys/harassment");

    private static JsonNode expected;
    private static SurveyData data;
    private static Analysis analysis;
    private static Result result;

    @BeforeAll
    static void fit() throws IOException {
        try (InputStream in = ChartNumbersTest.class.getResourceAsStream("/reference/charts/expected.json")) {
            expected = new ObjectMapper().readTree(in);
        }
        data = SurveyData.of(
                "survey.csv",
                "00",
                ResponseCounter.count(
                        SurveyFile.open(SAMPLE.resolve("survey.csv"), "survey.csv"),
                        "region",
                        "harassed_6m",
                        List.of()),
                Optional.of(RegionTableFile.read(
                        SurveyFile.open(SAMPLE.resolve("regions.csv"), "regions.csv"), "region", "name", null)),
                ImportFacts.PLAIN);
        analysis = asked(List.of("unemployment"), Settings.LIKELIHOOD);
        result = new Estimation(analysis, data).run();
    }

    private static Analysis asked(List<String> predictors, Settings settings) {
        return Questions.harassment().with(predictors, List.of()).with(settings);
    }

    private static JsonNode datasets(Chart chart, ChartSource source) throws IOException {
        return new ObjectMapper()
                .readTree(ChartSpecification.of(chart, source, ChartForm.screen(800, Words.english()), Map.of())
                        .orElseThrow()
                        .json())
                .path("datasets");
    }

    private static JsonNode datasets(Chart chart) throws IOException {
        return datasets(chart, ChartSource.of(Released.inFull(result)));
    }

    @Test
    void controlLimitsAreThoseOfAScoreTest() throws IOException {
        double nation = expected.at("/funnel/nation").asDouble();
        assertEquals(nation, datasets(Chart.FUNNEL).at("/nation/0/mean").asDouble(), 1e-15);
        Funnel limits = new Funnel(result);
        for (JsonNode each : expected.at("/funnel/limits")) {
            double size = each.get("size").asDouble();
            double level = each.get("level").asDouble();
            // closed form; the normal quantile is good to 1e-15
            assertEquals(each.get("lower").asDouble(), limits.lower(size, level), 1e-13);
            assertEquals(each.get("upper").asDouble(), limits.upper(size, level), 1e-13);
        }
        int outside = 0;
        for (JsonNode each : expected.at("/funnel/tested")) {
            double n = each.get("n").asDouble();
            double share = each.get("y").asDouble() / n;
            assertEquals(each.get("outside95").asBoolean(), limits.outside(share, n, Funnel.INNER), each.toString());
            assertEquals(each.get("outside998").asBoolean(), limits.outside(share, n, Funnel.OUTER), each.toString());
            outside += each.get("outside998").asBoolean() ? 1 : 0;
        }
        assertTrue(outside >= 2);
    }

    @Test
    void deviationsLieWhereNormalOnesWould() throws IOException {
        JsonNode drawn = datasets(Chart.NORMALITY).get("deviations");
        assertEquals(expected.get("normality").size(), drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            JsonNode reference = expected.get("normality").get(i);
            assertEquals(
                    reference.get("region").asText(), drawn.get(i).get("region").asText());
            // quantiles of the beta distribution, by two libraries
            for (String field : List.of("expected", "lower", "upper")) {
                assertEquals(
                        reference.get(field).asDouble(), drawn.get(i).get(field).asDouble(), 1e-8, field);
            }
            // moves with beta and sigma, which are good to 1e-5, divided by sigma of 0.35
            assertEquals(
                    reference.get("deviation").asDouble(),
                    drawn.get(i).get("deviation").asDouble(),
                    2e-4);
        }
    }

    @Test
    void theLineHasTheBandOfTheDeltaMethod() throws IOException {
        JsonNode line = datasets(Chart.PREDICTOR).get("lines");
        assertEquals(expected.get("predictor").size(), line.size());
        for (int i = 0; i < line.size(); i++) {
            JsonNode reference = expected.get("predictor").get(i);
            assertEquals(
                    reference.get("at").asDouble(), line.get(i).get("value").asDouble(), 1e-12);
            assertEquals(
                    reference.get("fitted").asDouble(),
                    line.get(i).get("fitted").asDouble(),
                    1e-5);
            // the reference's covariance is of differences of the likelihood, good to 1e-4 of itself
            assertEquals(
                    reference.get("lower").asDouble(),
                    line.get(i).get("fittedLower").asDouble(),
                    5e-5);
            assertEquals(
                    reference.get("upper").asDouble(),
                    line.get(i).get("fittedUpper").asDouble(),
                    5e-5);
        }
    }

    @Test
    void withoutEachRegionTheModelIsGlmers() throws IOException {
        RegionInfluence influence = new Estimation(analysis, data).influence(result, FitProgress.UNWATCHED);
        JsonNode drawn = datasets(Chart.INFLUENCE, ChartSource.influential(Released.inFull(result), influence))
                .get("influence");
        Map<String, JsonNode> rows = new HashMap<>();
        drawn.forEach(row ->
                rows.put(row.get("parameter").asText() + row.get("region").asText(), row));
        assertEquals(2 * expected.get("influence").size(), rows.size());
        for (JsonNode each : expected.get("influence")) {
            String region = each.get("region").asText();
            // glmer stops on the change of the deviance, which is flat in sigma
            assertEquals(
                    each.get("sigma").asDouble(),
                    rows.get("σ" + region).get("without").asDouble(),
                    5e-4,
                    region);
            assertEquals(
                    each.get("slope").asDouble(),
                    rows.get("unemployment" + region).get("without").asDouble(),
                    2e-4,
                    region);
        }
        JsonNode most = null;
        for (JsonNode each : expected.get("influence")) {
            double all = result.fit().regionStandardDeviation().estimate();
            most = most == null
                            || Math.abs(each.get("sigma").asDouble() - all)
                                    > Math.abs(most.get("sigma").asDouble() - all)
                    ? each
                    : most;
        }
        assertEquals(most.get("region"), drawn.get(0).get("region"), "the region that σ hangs on most comes first");
    }

    @Test
    void densitiesOfSigmaAreThoseOfAGrid() throws IOException {
        Result posterior = new Estimation(asked(List.of(), Settings.DEFAULT), data).run();
        JsonNode drawn = datasets(Chart.SIGMA, ChartSource.of(Released.inFull(posterior)))
                .get("densities");
        double peak = 0;
        for (JsonNode each : expected.get("sigma")) {
            peak = Math.max(peak, each.get("posterior").asDouble());
        }
        for (JsonNode each : expected.get("sigma")) {
            double sigma = each.get("sigma").asDouble();
            // a kernel flattens the peak by 2%
            assertEquals(each.get("posterior").asDouble(), at(drawn, "after", sigma), 0.03 * peak, "at " + sigma);
            // drawn at 161 points and read between two of them
            assertEquals(each.get("prior").asDouble(), at(drawn, "before", sigma), 1e-4, "at " + sigma);
        }
    }

    @Test
    void anAreaLevelPriorLeftToTheEstimatesIsDrawnToo(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("areas.csv");
        Files.writeString(table, "area,est,se\nA,0.12,0.02\nB,0.08,0.03\nC,0.05,0.01\nD,0.20,0.04\nE,0.15,0.03\n");
        Result posterior = new Estimation(
                        Questions.of("area", "est").with(Questions.published()),
                        SurveyData.published(
                                "areas.csv",
                                "00",
                                RegionTableFile.read(SurveyFile.open(table, "areas.csv"), "area", null, null),
                                ImportFacts.PLAIN))
                .run();
        JsonNode drawn = datasets(Chart.SIGMA, ChartSource.of(Released.inFull(posterior)))
                .get("densities");
        // exponential, its mean the standard deviation of 0.12, 0.08, 0.05, 0.20 and 0.15
        double mean = Math.sqrt((0.0 * 0.0 + 0.04 * 0.04 + 0.07 * 0.07 + 0.08 * 0.08 + 0.03 * 0.03) / 4.0);
        assertEquals(Math.exp(-0.01 / mean) / mean, at(drawn, "before", 0.01), 1e-3 / mean);
    }

    @Test
    void theDensityOfSigmaHasOnePeak() throws IOException {
        for (List<String> predictors : List.of(List.<String>of(), List.of("unemployment"))) {
            Result posterior = new Estimation(asked(predictors, Settings.DEFAULT), data).run();
            JsonNode drawn = datasets(Chart.SIGMA, ChartSource.of(Released.inFull(posterior)))
                    .get("densities");
            int turns = 0;
            double before = 0;
            boolean rising = true;
            for (JsonNode each : drawn) {
                if (each.get("of").asText().equals("after")) {
                    double density = each.get("density").asDouble();
                    turns += density > before == rising ? 0 : 1;
                    rising = density > before;
                    before = density;
                }
            }
            assertEquals(1, turns, "quantiles far apart in the tail are no peaks of their own");
        }
    }

    @Test
    void noDrawsMakeARankCertain() {
        Settings usual = Settings.DEFAULT;
        Settings allButTheLowest = usual.withHighest(result.regions().size() - 1);
        Result posterior = new Estimation(asked(List.of(), allButTheLowest), data).run();
        String words =
                new ChartWords(ChartSource.of(Released.inFull(posterior)), Words.english()).alternative(Chart.RANKS);
        assertTrue(words.contains("Ústecký kraj with more than 99.9%;"), words);
    }

    @Test
    void aProbabilityFromDrawsIsNeverCertain() throws IOException {
        Result posterior = new Estimation(asked(List.of("unemployment"), Settings.DEFAULT), data).run();
        boolean small = false;
        for (JsonNode each : datasets(Chart.RANKS, ChartSource.of(Released.inFull(posterior)))
                .get("regions")) {
            String words = each.get("topWords").asText();
            assertFalse(words.equals("0%") || words.equals("100%"), words);
            small |= words.equals("<1%");
        }
        assertTrue(small, "some region is hardly ever among the three highest");
    }

    @Test
    void theCheckCountsInPercentagePointsAndWholeRegions() throws IOException {
        Result posterior = new Estimation(asked(List.of("unemployment"), Settings.DEFAULT), data).run();
        JsonNode drawn = datasets(Chart.CHECK, ChartSource.of(Released.inFull(posterior)))
                .get("statistics");
        List<PredictiveCheckFacts.Statistic> statistics =
                posterior.fit().predictiveCheck().statistics();
        assertEquals(3, drawn.size());
        assertEquals(
                100 * statistics.get(0).observed(), drawn.get(0).get("observed").asDouble(), 1e-12);
        assertEquals(statistics.get(1).upper(), drawn.get(1).get("upper").asDouble());
        for (JsonNode each : drawn) {
            double from = each.get("axisFrom").asDouble();
            double to = each.get("axisTo").asDouble();
            assertEquals(Math.rint(from), from);
            assertEquals(Math.rint(to), to);
            assertTrue(to >= from + 1
                    && from <= each.get("lower").asDouble()
                    && to >= each.get("upper").asDouble());
        }
    }

    @Test
    void theNationIsNamedOnTheSideAwayFromTheThreshold() {
        assertEquals("center", alignment(Double.NaN));
        assertEquals("right", alignment(0.3));
        assertEquals("left", alignment(0.05));
    }

    private static String alignment(double threshold) {
        Result asked = new Estimation(asked(List.of(), Settings.DEFAULT.withThreshold(threshold)), data).run();
        for (JsonNode layer : ChartSpecification.of(
                        Chart.SHRINKAGE,
                        ChartSource.of(Released.inFull(asked)),
                        ChartForm.screen(800, Words.english()),
                        Map.of())
                .orElseThrow()
                .tree()
                .get("layer")) {
            if (layer.path("name").asText().equals("words")) {
                return layer.at("/mark/align").asText();
            }
        }
        throw new AssertionError("the nation's line has no name");
    }

    @Test
    void anAxisOfRanksBeginsAtOne() {
        assertEquals(List.of(1, 2, 4, 6, 8, 10, 12, 14), Axes.rankTicks(14, 8));
        assertEquals(List.of(1, 5, 10), Axes.rankTicks(14, 4));
        assertEquals(List.of(1, 1000, 2000, 3000), Axes.rankTicks(3000, 4));
        assertEquals(List.of(1, 2), Axes.rankTicks(2, 4));
    }

    /** Between the two points beside it. */
    private static double at(JsonNode densities, String of, double sigma) {
        JsonNode before = null;
        for (JsonNode each : densities) {
            if (!each.get("of").asText().equals(of)) {
                continue;
            }
            double right = each.get("sigma").asDouble();
            if (before != null && right >= sigma) {
                double left = before.get("sigma").asDouble();
                double share = (sigma - left) / (right - left);
                return (1 - share) * before.get("density").asDouble()
                        + share * each.get("density").asDouble();
            }
            before = each;
        }
        return Double.NaN;
    }
}
