package org.regionwise.analysis.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.analysis.estimate.DesignedSurveys.WEIGHT;
import static org.regionwise.analysis.estimate.DesignedSurveys.analysis;
import static org.regionwise.analysis.estimate.DesignedSurveys.codes;
import static org.regionwise.analysis.estimate.DesignedSurveys.file;
import static org.regionwise.analysis.estimate.DesignedSurveys.run;
import static org.regionwise.analysis.estimate.DesignedSurveys.weighted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.DesignBasedEstimates;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.coding.ModelDataBuilder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.file.SurveyFile;

/** Surveys with weights, strata and clusters, from the file to the result. */
class DesignedAnalysisTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/survey-direct");
    private static final DesignColumns FULL = new DesignColumns("weight", "stratum", "cluster", null);

    @TempDir
    Path folder;

    /** What was heard, step after step, each once. */
    private static final class Heard implements FitProgress {
        private final List<String> steps = new ArrayList<>();

        @Override
        public synchronized void at(FitStep step, long done, long total) {
            if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step.name())) {
                steps.add(step.name());
            }
        }

        @Override
        public void checkpoint() {}

        @Override
        public FitProgress again() {
            steps.add("again");
            return this;
        }
    }

    @Test
    void theFitWithoutTheDesignIsSaidToBeASecondOne() {
        SurveyFile survey =
                SurveyFile.open(weighted(folder, "a", 1, 2, 5, "a", 0, 1, 9, "b", 1, 1, 4, "b", 0, 2, 8), "survey.csv");
        Heard heard = new Heard();
        new Estimation(
                        analysis("r", WEIGHT, Settings.DEFAULT),
                        SurveyData.of(
                                "survey.csv",
                                "00",
                                DesignCounter.count(survey, WEIGHT, "r", "y", List.of()),
                                Optional.empty(),
                                ImportFacts.PLAIN))
                .run(heard);
        int second = heard.steps.indexOf("again");
        assertTrue(second > 0, heard.steps.toString());
        assertEquals(heard.steps.subList(0, second), heard.steps.subList(second + 1, heard.steps.size()));
    }

    @Test
    void rawEstimatesAreThoseOfSurvey() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(REFERENCE.resolve("strata-clusters/expected.json").toFile());
        Result result = run(REFERENCE.resolve("strata-clusters/survey.csv"), "region", FULL, Settings.LIKELIHOOD);
        for (JsonNode each : expected.get("regions")) {
            RegionEstimate region = result.regions().stream()
                    .filter(candidate ->
                            candidate.region().equals(each.get("region").asText()))
                    .findFirst()
                    .orElseThrow();
            // R prints 15 digits
            assertEquals(each.get("proportion").asDouble(), region.raw().estimate(), 1e-12);
            assertEquals(each.get("se").asDouble(), region.raw().standardError(), 1e-12);
            assertEquals(each.get("degf").asInt(), region.design().degreesOfFreedom());
            if (each.has("logit")) {
                // quantiles of t by two libraries
                assertEquals(each.at("/logit/0").asDouble(), region.raw().lower(), 1e-7);
                assertEquals(each.at("/logit/1").asDouble(), region.raw().upper(), 1e-7);
            }
            if (!region.design().pooledDesignEffect()) {
                assertEquals(each.get("deff").asDouble(), region.design().ownDesignEffect(), 1e-9);
            }
            assertEquals(
                    each.get("n").asLong() / region.design().designEffect(),
                    region.effectiveSampleSize(),
                    1e-9 * each.get("n").asLong());
        }
        assertEquals(
                expected.at("/nation/proportion").asDouble(),
                result.national().raw().estimate(),
                1e-12);
        assertEquals(
                expected.at("/nation/se").asDouble(), result.national().raw().standardError(), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYES", "ML"})
    void equalWeightsGiveTheUnweightedAnswerExactly(Method method) {
        Path file = weighted(folder, "A", 1, 0.1, 7, "A", 0, 0.1, 20, "B", 1, 0.1, 3, "B", 0, 0.1, 31, "C", 0, 0.1, 9);
        Settings settings = Settings.DEFAULT.with(method);
        Result plain = run(file, "r", DesignColumns.NONE, settings);
        Result equal = run(file, "r", WEIGHT, settings);
        assertEquals(plain.regions(), equal.regions());
        assertEquals(plain.national(), equal.national());
        assertEquals(plain.fit().fixedEffects(), equal.fit().fixedEffects());
        assertContains("equal-weights", codes(equal));
        assertNull(equal.survey().design());
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYES", "ML"})
    void scalingTheWeightsChangesNothing(Method method) {
        Settings settings = Settings.DEFAULT.with(method);
        Object[] groups = {"A", 1, 1.5, 7, "A", 0, 0.5, 20, "B", 1, 1.25, 8, "B", 0, 1, 31, "C", 0, 1, 19, "C", 1, 3, 2
        };
        Result once = run(weighted(folder, groups), "r", WEIGHT, settings);
        for (int i = 2; i < groups.length; i += 4) {
            groups[i] = 8 * ((Number) groups[i]).doubleValue();
        }
        // a power of two scales without rounding, so nothing at all may change but the weights' sums
        Result scaled = run(weighted(folder, groups), "r", WEIGHT, settings);
        assertEquals(once.national(), scaled.national());
        for (int j = 0; j < 3; j++) {
            assertEquals(once.regions().get(j).raw(), scaled.regions().get(j).raw());
            assertEquals(once.regions().get(j).pooled(), scaled.regions().get(j).pooled());
            assertEquals(
                    once.regions().get(j).design().kornGraubard(),
                    scaled.regions().get(j).design().kornGraubard());
            assertEquals(
                    once.regions().get(j).design().unweighted(),
                    scaled.regions().get(j).design().unweighted());
        }
    }

    @Test
    void effectiveCountsAreWhatTheModelSees() {
        Path file = weighted(
                folder, "A", 1, 3, 10, "A", 0, 1, 40, "B", 1, 1, 9, "B", 0, 2, 30, "C", 1, 2, 12, "C", 0, 1, 25);
        Result weighted = run(file, "r", WEIGHT, Settings.LIKELIHOOD);
        RegionEstimate a = weighted.regions().get(0);
        // by hand: W = 70, p = 3/7, z = 3(4/7)/70 and −(3/7)/70, N/(N − 1) Σz²
        double variance = 126 / 125.0 * (10 * Math.pow(3 * 4 / 7.0 / 70, 2) + 40 * Math.pow(3 / 7.0 / 70, 2));
        assertEquals(3 / 7.0, a.raw().estimate(), 1e-15);
        assertEquals(Math.sqrt(variance), a.raw().standardError(), 1e-15);
        // ulps of a ratio of about 1
        assertEquals(variance * 50 * 125 / (126 * 3 / 7.0 * 4 / 7.0), a.design().ownDesignEffect(), 1e-13);
        // every region of this size knows its own design effect, with 20%
        assertEquals(a.design().ownDesignEffect(), a.design().designEffect(), 0.3);
        assertEquals(50 / a.design().designEffect(), a.effectiveSampleSize(), 1e-12);
        assertEquals(0.2, a.design().unweighted().raw(), 1e-15);
        assertTrue(a.design().unweighted().rawDiffers(), "0.43 against 0.20");
        assertEquals(
                run(file, "r", DesignColumns.NONE, Settings.LIKELIHOOD)
                        .regions()
                        .get(0)
                        .pooled(),
                a.design().unweighted().pooled());
    }

    /** Chen, Wakefield &amp; Lumley (2014): weights within cells, scaled to the region's effective sample size. */
    @Test
    void respondentPredictorsShareTheEffectiveCounts() {
        StringBuilder text = new StringBuilder("r,y,w,sex\n");
        for (int i = 0; i < 90; i++) {
            text.append(i % 3 == 0 ? "A" : "B")
                    .append(',')
                    .append(i % 7 == 0 ? 1 : 0)
                    .append(',')
                    .append(1 + i % 5)
                    .append(',')
                    .append(i % 2 == 0 ? "f" : "m")
                    .append('\n');
        }
        SurveyFile survey = SurveyFile.open(file(folder, text.toString()), "survey.csv");
        Analysis analysis = Questions.of("r", "y")
                .with(new RandomIntercept(List.of("sex")))
                .with(WEIGHT)
                .with(Settings.LIKELIHOOD);
        ModelData data = new ModelDataBuilder(
                        analysis,
                        SurveyData.of(
                                "survey.csv",
                                "00",
                                DesignCounter.count(survey, WEIGHT, "r", "y", List.of("sex")),
                                Optional.empty(),
                                ImportFacts.PLAIN))
                .build();
        DesignBasedEstimates design = data.coded().design().orElseThrow();
        for (int j = 0; j < 2; j++) {
            double size = design.sizes().get(j).value();
            assertEquals(size, data.cells().trialsOfRegion(j), 1e-12 * size);
            assertEquals(
                    size * design.regions().get(j).proportion(), data.cells().successesOfRegion(j), 1e-12 * size);
            assertEquals(2, data.cells().start(j + 1) - data.cells().start(j), "one cell a sex");
        }
        // women of A, i = 0, 6, 12, …: their share of A's weights
        double women = 0;
        double all = 0;
        for (int i = 0; i < 90; i += 3) {
            all += 1 + i % 5;
            women += i % 2 == 0 ? 1 + i % 5 : 0;
        }
        int first = data.cells().start(0);
        int cell = data.cells().predictor(first, 1) == 0 ? first : first + 1;
        assertEquals(women / all, data.cells().share(cell), 1e-14);
        assertEquals(women / all * design.sizes().get(0).value(), data.cells().trials(cell), 1e-11);
    }

    private static Settings without(Settings settings) {
        return settings.with((Benchmarking.Kind) null);
    }

    /** Weights that follow the answer: pooling narrows every interval, on the scale that it works on. */
    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYES", "ML"})
    void poolingNeverWidens(Method method) {
        Path file = Path.of("src/test/resources/reference/effective-n/informative-weights.csv");
        Result result = run(file, "region", WEIGHT, Settings.DEFAULT.with(method));
        for (RegionEstimate region : result.regions()) {
            assertTrue(logitWidth(region.pooled()) < logitWidth(region.raw()), region.toString());
            assertTrue(region.effectiveSampleSize() > 2 * region.respondents(), region.toString());
            assertTrue(
                    region.raw().lower() < region.pooled().estimate()
                            && region.pooled().estimate() < region.raw().upper(),
                    region.toString());
        }
        Estimate raw = result.regions().get(1).raw();
        Estimate pooled = result.regions().get(1).pooled();
        assertTrue(pooled.upper() - pooled.lower() < raw.upper() - raw.lower(), "R2 " + raw + " " + pooled);
    }

    private static double logitWidth(Estimate estimate) {
        return Math.log(estimate.upper() / (1 - estimate.upper()))
                - Math.log(estimate.lower() / (1 - estimate.lower()));
    }

    /**
     * The commonest design: one weight a region. Weighted and unweighted are then one number, whatever rounding says.
     */
    @Test
    void equalWeightsWithinRegionsMoveNothing() {
        Result result = run(
                weighted(
                        folder, "A", 1, 0.7, 11, "A", 0, 0.7, 32, "B", 1, 3.1, 7, "B", 0, 3.1, 40, "C", 1, 1.3, 9, "C",
                        0, 1.3, 22),
                "r",
                WEIGHT,
                Settings.LIKELIHOOD);
        for (RegionEstimate region : result.regions()) {
            assertFalse(region.design().unweighted().rawDiffers(), region.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYES", "ML"})
    void benchmarkingBringsTheBinomialModelToTheNation(Method method) {
        Path file = weighted(
                folder, "A", 1, 3, 10, "A", 0, 1, 40, "B", 1, 1, 9, "B", 0, 2, 30, "C", 1, 2, 4, "C", 0, 1, 25);
        Settings usual = Settings.DEFAULT.with(method);
        for (Benchmarking.Kind kind : List.of(Benchmarking.Kind.LOGIT, Benchmarking.Kind.RATIO)) {
            Settings asked = usual.with(method)
                    .withThreshold(method == Method.BAYES ? 0.3 : Double.NaN)
                    .withHighest(1)
                    .with(kind);
            Result plain = run(file, "r", WEIGHT, without(asked));
            Result agreed = run(file, "r", WEIGHT, asked);
            National.BenchmarkFacts facts = agreed.national().benchmark();
            double[] shares = {70, 69, 33};
            double sum = 0;
            Benchmarking map = new Benchmarking(kind, facts.constant());
            for (int j = 0; j < 3; j++) {
                RegionEstimate before = plain.regions().get(j);
                RegionEstimate after = agreed.regions().get(j);
                sum += shares[j] / 172 * after.pooled().estimate();
                assertEquals(map.of(before.pooled().lower()), after.pooled().lower(), 1e-15);
                assertEquals(map.of(before.pooled().upper()), after.pooled().upper(), 1e-15);
                if (method == Method.BAYES) {
                    assertEquals(
                            before.posterior().expectedRank(), after.posterior().expectedRank());
                    boolean up = map.of(0.3) > 0.3;
                    assertTrue(
                            up
                                    ? after.posterior().exceedance()
                                            >= before.posterior().exceedance()
                                    : after.posterior().exceedance()
                                            <= before.posterior().exceedance());
                }
            }
            assertEquals(agreed.national().raw().estimate(), sum, 1e-10);
        }
    }
}
