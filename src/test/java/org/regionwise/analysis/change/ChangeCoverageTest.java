package org.regionwise.analysis.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.engine.FitProgress;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCount;

/** Against truth: how often limits of changes contain what changed, where two thirds of a panel answer twice. */
class ChangeCoverageTest {
    private static final int REGIONS = 30;
    private static final int RUNS = 8;
    private static final String COLUMN = "person";

    /** Who answered in a wave, one entry a person: identifier, region, answer. */
    private record Answered(int person, int region, boolean yes) {}

    private record World(double[][] truth, List<List<Answered>> waves) {}

    /** People lean the same way in both waves: an answer is repeated with probability ½ beyond chance. */
    private static World world(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] truth = new double[2][REGIONS];
        List<List<Answered>> waves = List.of(new ArrayList<>(), new ArrayList<>());
        int person = 0;
        for (int j = 0; j < REGIONS; j++) {
            double[] p = {
                1 / (1 + Math.exp(0.8 - 0.5 * random.nextGaussian())),
                1 / (1 + Math.exp(0.4 - 0.5 * random.nextGaussian()))
            };
            truth[0][j] = p[0];
            truth[1][j] = p[1];
            for (int i = 0; i < 24; i++, person++) {
                double leaning = random.nextDouble();
                boolean keeps = random.nextDouble() < 0.7;
                double later = keeps ? leaning : random.nextDouble();
                if (i < 18) {
                    waves.get(0).add(new Answered(person, j, leaning < p[0]));
                }
                if (i >= 6) {
                    waves.get(1).add(new Answered(person, j, later < p[1]));
                }
            }
        }
        return new World(truth, waves);
    }

    private static SurveyData data(List<Answered> answers, String hash, DesignColumns design) {
        List<DesignCount> counts = new ArrayList<>();
        for (Answered each : answers) {
            ResponseCount one =
                    new ResponseCount("r" + each.region, each.yes ? "1" : "0", List.of(), 1, counts.size() + 1L);
            counts.add(new DesignCount(
                    one, null, Integer.toString(each.person), null, null, null, List.of(), null, 1, 1, null, 1, null));
        }
        DesignCounts all = new DesignCounts(design, "region", "y", List.of(), List.of(), 1, counts, Map.of(), Map.of());
        return design.none()
                ? SurveyData.of("wave", hash, all.responses(), Optional.empty(), ImportFacts.PLAIN)
                : SurveyData.of("wave", hash, all, Optional.empty(), ImportFacts.PLAIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"ML", "BAYES"})
    void limitsContainTheTruth(Method method) {
        int raw = 0;
        int pooled = 0;
        double linkedWidth = 0;
        double independentWidth = 0;
        for (int run = 0; run < RUNS; run++) {
            World world = world(100 + run);
            Analysis question = Questions.of("region", "y").with(Settings.DEFAULT.with(method));
            List<Wave> waves = new ArrayList<>();
            for (int w = 0; w < 2; w++) {
                List<Answered> own = world.waves.get(w);
                String hash = "hash" + w;
                waves.add(new Wave(
                        "wave " + w,
                        question,
                        () -> data(own, hash, DesignColumns.NONE),
                        design -> data(own, hash, design)));
            }
            WaveChange linked = change(waves, COLUMN);
            WaveChange independent = change(waves, null);
            for (RegionChange each : linked.regions()) {
                int j = Integer.parseInt(each.region().substring(1));
                double truth = world.truth[1][j] - world.truth[0][j];
                raw += each.raw().lower() <= truth && truth <= each.raw().upper() ? 1 : 0;
                pooled +=
                        each.pooled().lower() <= truth && truth <= each.pooled().upper() ? 1 : 0;
                linkedWidth += each.raw().upper() - each.raw().lower();
            }
            for (RegionChange each : independent.regions()) {
                independentWidth += each.raw().upper() - each.raw().lower();
            }
        }
        double all = RUNS * REGIONS;
        // three standard errors of a share of 240; plug-in intervals of single waves contain nine in ten here
        assertEquals(0.95, raw / all, 0.045, "raw");
        assertEquals(0.95, pooled / all, method == Method.ML ? 0.1 : 0.045, "pooled");
        assertTrue(linkedWidth < 0.9 * independentWidth, "people who answer twice tell more of a change");
    }

    private static WaveChange change(List<Wave> waves, String identifier) {
        return new ChangeEstimation(waves, identifier, Map.of())
                .run(FitProgress.UNWATCHED)
                .changes()
                .get(0);
    }
}
