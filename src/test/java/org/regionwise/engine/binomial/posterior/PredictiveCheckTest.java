package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.check.PredictiveCheck;
import org.regionwise.engine.check.ReplicatedStatistic;
import org.regionwise.engine.numeric.Logistic;

class PredictiveCheckTest {
    private static final BinomialPosterior.Settings SETTINGS =
            new BinomialPosterior.Settings(Priors.DEFAULT, 11, 1000, 1, 0.95);

    private static Cells intercept(double[] trials, double[] successes) {
        DMatrixRMaj ones = new DMatrixRMaj(trials.length, 1);
        ones.fill(1);
        return Cells.oneEach(trials, successes, ones, List.of("(Intercept)"));
    }

    private static PredictiveCheck check(Cells cells, Priors priors) {
        return new BinomialPosterior(cells, new BinomialPosterior.Settings(priors, 11, 1000, 1, 0.95))
                .predictiveCheck();
    }

    private static List<String> codes(PredictiveCheck check) {
        return check.findings().stream().map(FitWarning::code).toList();
    }

    /** Surveys that follow the model: tails centred at one half, and extreme no more often than they should be. */
    @Test
    void surveysFromTheModelPass() {
        passes(16);
    }

    @Tag("long")
    @Test
    void manySurveysFromTheModelPass() {
        passes(100);
    }

    private static void passes(int surveys) {
        SplittableRandom random = new SplittableRandom(11);
        double[] tails = new double[2];
        int flagged = 0;
        for (int s = 0; s < surveys; s++) {
            double beta = -2 + random.nextGaussian() / 2;
            double sigma = 0.3 + random.nextDouble() / 2;
            double[] trials = IntStream.range(0, 20).mapToDouble(j -> 5 + j).toArray();
            double[] successes = new double[20];
            for (int j = 0; j < 20; j++) {
                double p = Logistic.probability(beta + sigma * random.nextGaussian());
                for (int i = 0; i < trials[j]; i++) {
                    successes[j] += random.nextDouble() < p ? 1 : 0;
                }
            }
            PredictiveCheck check = check(intercept(trials, successes), Priors.DEFAULT);
            tails[0] += check.spread().tail() / surveys;
            tails[1] += check.noneSaidYes().tail() / surveys;
            flagged += check.findings().isEmpty() ? 0 : 1;
        }
        // were tails uniform, this would be 2.6 standard errors of their mean; gathered, more
        for (double tail : tails) {
            assertEquals(0.5, tail, 2.6 / Math.sqrt(12.0 * surveys));
        }
        // three two-sided checks at 5% flag 15% at most, and 2.6 standard errors of that share
        double most = 0.15 * surveys + 2.6 * Math.sqrt(0.15 * 0.85 * surveys);
        assertTrue(flagged <= most, flagged + " of " + surveys + " flagged");
    }

    /** Some regions where the thing does not exist at all, which no normal distribution makes. */
    @Test
    void regionsOfTwoKindsAreFlagged() {
        PredictiveCheck few = check(someNever(8, 20), Priors.DEFAULT);
        assertEquals(8, few.noneSaidYes().observed());
        assertContains("check-none-many", codes(few));
        // where they are many and their samples large, σ stretches to reach them, and past the others
        assertContains("check-spread-low", codes(check(someNever(20, 60), Priors.DEFAULT)));
    }

    private static Cells someNever(int never, int respondents) {
        double[] trials = new double[60];
        double[] successes = new double[60];
        Arrays.fill(trials, respondents);
        for (int j = never; j < 60; j++) {
            successes[j] = Math.round(0.4 * respondents) + j % 5 - 2;
        }
        return intercept(trials, successes);
    }

    /** Regions that differ far more than the model, held back by its prior, lets them. */
    @Test
    void overdispersionIsFlagged() {
        double[] trials = new double[12];
        double[] successes = new double[12];
        Arrays.fill(trials, 30);
        for (int j = 0; j < 12; j++) {
            successes[j] = j % 2 == 0 ? 5 : 15;
        }
        Cells cells = intercept(trials, successes);
        PredictiveCheck held = check(cells, new Priors(2.5, Double.NaN, 60));
        assertEquals(List.of("check-spread-high"), codes(held));
        assertEquals(List.of(), codes(check(cells, Priors.DEFAULT)), "σ free to follow the data");
    }

    /** With σ held at nothing, replicated counts are binomial and the expected number of zero regions is known. */
    @Test
    void replicationsFollowTheBinomialWhereRegionsDoNotDiffer() {
        double[] trials = new double[50];
        double[] successes = new double[50];
        Arrays.fill(trials, 8);
        for (int j = 0; j < 50; j++) {
            successes[j] = j % 5 == 0 ? 0 : 2;
        }
        PredictiveCheck check = check(intercept(trials, successes), new Priors(2.5, Double.NaN, 1e5));
        double p = 80 / 400.0;
        // p itself is uncertain by 0.02, which adds about 0.1 by the curvature of (1 − p)⁸; 1,000 draws add 0.1
        assertEquals(50 * Math.pow(1 - p, 8), check.noneSaidYes().mean(), 0.5);
        assertEquals(Math.sqrt(p * (1 - p) / 8), check.spread().mean(), 0.003);
    }

    /**
     * A quantile of counts may have much of its probability below it: then the tail is short and the survey within the
     * limits.
     */
    @Test
    void nothingIsObjectedToWithinTheLimitsThatAreShown() {
        double[] replicated = new double[1000];
        Arrays.fill(replicated, 20);
        Arrays.fill(replicated, 0, 30, 14);
        ReplicatedStatistic within = ReplicatedStatistic.of(14, replicated);
        assertEquals(14, within.lower());
        assertTrue(within.tail() > 0.975, "mid-p " + within.tail());
        assertFalse(within.tooLow());
        assertTrue(ReplicatedStatistic.of(13, replicated).tooLow());
        assertFalse(ReplicatedStatistic.of(20, replicated).tooHigh());
        assertTrue(ReplicatedStatistic.of(21, replicated).tooHigh());
    }

    @Test
    void severalCellsAndEffectiveCounts() {
        var rows = ReferenceCase.csv("harassment/survey.csv");
        Cells cells = ReferenceCase.cells(rows, "harassed_6m", List.of(), List.of("sex"))
                .cells();
        PredictiveCheck check = new BinomialPosterior(cells, SETTINGS).predictiveCheck();
        assertEquals(14, check.regions());
        assertEquals(1000, check.replications());
        assertTrue(check.spread().lower() < check.spread().observed());
        assertEquals(check, new BinomialPosterior(cells, SETTINGS).predictiveCheck(), "equal seeds, equal surveys");
        // a region of less than one response is left out, as is one of none
        Cells effective = intercept(new double[] {0.4, 2.5, 7.25, 12.5, 0}, new double[] {0.4, 0, 2.1, 12.5, 0});
        PredictiveCheck weighted = new BinomialPosterior(effective, SETTINGS).predictiveCheck();
        assertEquals(3, weighted.regions());
        assertEquals(1, weighted.noneSaidYes().observed());
        assertEquals(1, weighted.allSaidYes().observed());
    }

    @Test
    void oneRegionHasNoSpread() {
        PredictiveCheck check = check(intercept(new double[] {9}, new double[] {3}), Priors.DEFAULT);
        assertEquals(0, check.spread().observed());
        assertEquals(0.5, check.spread().tail());
        assertEquals(List.of(), check.findings());
    }
}
