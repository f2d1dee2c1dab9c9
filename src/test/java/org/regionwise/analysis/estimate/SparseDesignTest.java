package org.regionwise.analysis.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.analysis.estimate.DesignedSurveys.WEIGHT;
import static org.regionwise.analysis.estimate.DesignedSurveys.analysis;
import static org.regionwise.analysis.estimate.DesignedSurveys.codes;
import static org.regionwise.analysis.estimate.DesignedSurveys.file;
import static org.regionwise.analysis.estimate.DesignedSurveys.run;
import static org.regionwise.analysis.estimate.DesignedSurveys.weighted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.Said;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableFile;

/**
 * Designs that say little or are wrong: weights and clusters that are not there, weights of zero, strata of one unit,
 * regions that a design knows nothing of.
 */
class SparseDesignTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYES", "ML"})
    void noRegionIsDroppedAndNoIntervalIsAPoint(Method method) {
        StringBuilder text = new StringBuilder("r,y,w,c\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 2 == 0 ? "A" : "B")
                    .append(',')
                    .append(i % 3 == 0 ? 1 : 0)
                    .append(',')
                    .append(1 + i % 4)
                    .append(",k")
                    .append(i % 24)
                    .append('\n');
        }
        text.append("One,1,2,k1\n")
                .append("None,0,2,k1\nNone,0,1,k2\nNone,0,3,k3\n")
                .append("Unit,1,2,k40\nUnit,0,3,k40\nUnit,0,1,k40\n");
        Result result = run(
                file(folder, text.toString()),
                "r",
                new DesignColumns("w", null, "c", null),
                Settings.DEFAULT.with(method));
        assertEquals(5, result.regions().size());
        for (RegionEstimate region : result.regions()) {
            assertTrue(region.effectiveSampleSize() > 0, region.toString());
            for (Estimate estimate : List.of(region.raw(), region.pooled())) {
                assertTrue(estimate.upper() > estimate.lower(), region.toString());
                assertFalse(estimate.standardError() == 0, region.toString());
            }
            boolean own = region.region().equals("A") || region.region().equals("B");
            assertEquals(!own, region.design().pooledDesignEffect(), region.region());
        }
        RegionEstimate unit = result.regions().stream()
                .filter(region -> region.region().equals("Unit"))
                .findFirst()
                .orElseThrow();
        assertTrue(Double.isNaN(unit.design().ownDesignEffect()), "one cluster shows no variance");
        assertTrue(unit.effectiveSampleSize() <= 3, "few respondents are no evidence of a design effect below 1");
    }

    /** A region of the table without a predictor, whose respondents all have weight 0, is left out and named. */
    @Test
    void aRegionThatOnlyWeightsOfZeroKnowIsLeftOut() throws IOException {
        Path file = weighted(
                folder, "A", 1, 2, 10, "A", 0, 1, 30, "B", 1, 1, 12, "B", 0, 3, 25, "C", 1, 1, 5, "C", 0, 2, 9, "Z", 1,
                0, 4);
        Path table = Files.writeString(folder.resolve("regions.csv"), "r,x\nA,1\nB,2\nC,4\nZ,\n");
        Analysis analysis = Questions.of("r", "y")
                .with(List.of("x"), List.of())
                .with(WEIGHT)
                .with(Settings.LIKELIHOOD);
        Result result = new Estimation(
                        analysis,
                        SurveyData.of(
                                "survey.csv",
                                "00",
                                DesignCounter.count(SurveyFile.open(file, "survey.csv"), WEIGHT, "r", "y", List.of()),
                                Optional.of(
                                        RegionTableFile.read(SurveyFile.open(table, "regions.csv"), "r", null, null)),
                                ImportFacts.PLAIN))
                .run();
        assertEquals(
                List.of("A", "B", "C"),
                result.regions().stream().map(RegionEstimate::region).toList());
        assertContains("regions-left-out", codes(result));
        assertContains("respondents-of-weight-zero", codes(result));
    }

    /** One cluster a region, or one answer: nothing tells how alike a cluster's answers are, and that is said. */
    @ParameterizedTest
    @CsvSource({"1, 3, true", "4, 0, true", "2, 3, false", "4, 3, false"})
    void unknownCorrelationIsSaid(int clusters, int yes, boolean said) {
        StringBuilder text = new StringBuilder("r,y,w,c\n");
        for (int i = 0; i < 240; i++) {
            int region = i % 12;
            text.append("R" + region + "," + (i / 12 % 7 < yes ? 1 : 0) + "," + (1 + i % 5) + ",k" + region + "-"
                    + i / 12 % clusters + "\n");
        }
        Result result =
                run(file(folder, text.toString()), "r", new DesignColumns("w", null, "c", null), Settings.LIKELIHOOD);
        assertEquals(
                said,
                codes(result).contains("cluster-correlation-unknown"),
                codes(result).toString());
    }

    @Test
    void whoHasAWeightOfZeroCountsOnNeitherSide() {
        Path file = weighted(
                folder, "A", 1, 2, 10, "A", 0, 1, 30, "A", 1, 0, 40, "B", 1, 1, 12, "B", 0, 3, 25, "B", 1, 0, 30);
        for (RegionEstimate region : run(file, "r", WEIGHT, Settings.LIKELIHOOD).regions()) {
            DesignFacts.Unweighted plain = region.design().unweighted();
            // under maximum likelihood with regions of 40 pooling moves little; with those of weight 0 it would be 60%
            assertEquals(plain.raw(), plain.pooled().estimate(), 0.05);
        }
    }

    @Test
    void whoAnsweredNeedsAWeight() {
        Path file = file(folder, "r,y,w\nA,1,2\nA,0,\nA,,\nB,1,abc\nB,0,-1\nB,1,0\nA,0,1\n");
        ImportProblem problem = assertThrows(ImportProblem.class, () -> run(file, "r", WEIGHT, Settings.LIKELIHOOD));
        assertEquals(3, problem.report().total());
        assertEquals(
                List.of(
                        new Problem("survey.csv", 3, "w", "", Reason.of("weight-empty")),
                        new Problem("survey.csv", 5, "w", "abc", Reason.of("weight-expected")),
                        new Problem("survey.csv", 6, "w", "-1", Reason.of("weight-expected"))),
                problem.report().first());
    }

    @Test
    void whoAnsweredNeedsAStratumAndACluster() {
        Path file = file(folder, "r,y,w,s,c\nA,1,2,a,1\nA,0,1,,1\nB,1,1,a,\nB,0,1,b,2\nB,,1,,\n");
        ImportProblem problem = assertThrows(
                ImportProblem.class, () -> run(file, "r", new DesignColumns("w", "s", "c", null), Settings.LIKELIHOOD));
        assertEquals(
                List.of("s", "c"),
                problem.report().first().stream().map(Problem::column).toList());
    }

    @Test
    void aFinitePopulationIsOneNumberAStratumAndNotLessThanTheSample() {
        DesignColumns design = new DesignColumns(null, "s", null, "n");
        for (String[] wrong : new String[][] {
            {
                "r,y,s,n\nA,1,a,9\nA,0,a,8\nA,0,a,9\nB,1,b,9\nB,0,b,9\n",
                "1 row of this stratum has this value; the others have “9”."
            },
            {
                "r,y,s,n\nA,1,a,\nA,0,a,8\nA,0,a,8\nB,1,b,9\nB,0,b,9\n",
                "The cell is empty, but other rows of this stratum have “8”."
            },
            {
                "r,y,s,n\nA,1,a,1.5\nA,0,a,1.5\nB,1,b,9\nB,0,b,9\n",
                "This is less than the number of units that the sample has in this stratum: 2."
            },
            {"r,y,s,n\nA,1,a,x\nA,0,a,x\nB,1,b,9\nB,0,b,9\n", "This must be a number above 0"}
        }) {
            Path file = file(folder, wrong[0]);
            ImportProblem problem =
                    assertThrows(ImportProblem.class, () -> run(file, "r", design, Settings.LIKELIHOOD));
            assertTrue(Said.of(problem.report().first().get(0).expected()).startsWith(wrong[1]), problem.toString());
        }
    }

    @Test
    void weightsOfZeroAndSingleUnitsAreSaid() {
        Path file = file(
                folder, "r,y,w,s,c\n" + "A,1,2,a,1\nA,0,1,a,2\nB,1,1,a,3\nB,0,1,a,4\nA,1,3,b,5\nB,0,0,a,1\n".repeat(4));
        Result result = run(file, "r", new DesignColumns("w", "s", "c", null), Settings.LIKELIHOOD);
        assertContains("respondents-of-weight-zero", codes(result));
        assertContains("single-unit-strata", codes(result));
        assertEquals(List.of("b"), result.survey().design().singleUnitStrata());
        assertEquals(20, result.survey().used());
        assertEquals(5, result.survey().design().primarySamplingUnits());
    }
}
