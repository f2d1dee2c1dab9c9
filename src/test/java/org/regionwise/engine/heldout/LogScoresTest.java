package org.regionwise.engine.heldout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.BinomialRandomIntercept;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.binomial.posterior.HeldOutByPosterior;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/** Leave-one-region-out scores against integration by brute force and against models fitted without the region. */
class LogScoresTest {
    private static final BinomialPosterior.Settings SETTINGS =
            new BinomialPosterior.Settings(Priors.DEFAULT, 15, 1000, 1, 0.95);

    private static Cells harassment(List<String> predictors) {
        var rows = ReferenceCase.joined(
                ReferenceCase.csv("harassment/survey.csv"), ReferenceCase.csv("harassment/covariates.csv"));
        return ReferenceCase.cells(rows, "harassed_6m", predictors, List.of()).cells();
    }

    private static Cells intercept(double[] trials, double[] successes) {
        DMatrixRMaj ones = new DMatrixRMaj(trials.length, 1);
        ones.fill(1);
        return Cells.oneEach(trials, successes, ones, List.of("(Intercept)"));
    }

    /** p(y | β, σ) of one region of the model without predictors, u by the trapezoidal rule on its prior's scale. */
    private static double density(double y, double n, double beta, double sigma) {
        double step = 0.02;
        double sum = 0;
        for (double z = -8; z <= 8; z += step) {
            double eta = beta + sigma * z;
            double log = y * eta - n * Math.log1p(Math.exp(eta));
            sum += Math.exp(log - z * z / 2) * step / Math.sqrt(2 * Math.PI);
        }
        return sum;
    }

    /** The whole posterior of the model without predictors on a grid of (β, log σ), with the priors written out. */
    @Test
    void posteriorScoresAgreeWithBruteForce() {
        double[] trials = {3, 10, 25, 8, 40, 12, 5, 0};
        double[] successes = {0, 3, 4, 4, 20, 1, 2, 0};
        int m = trials.length;
        double[] with = new double[1];
        double[] without = new double[m];
        for (double lambda = -7; lambda <= 3; lambda += 0.1) {
            for (double beta = -5; beta <= 3.5; beta += 0.1) {
                double sigma = Math.exp(lambda);
                double prior = Math.exp(-beta * beta / 12.5 - sigma + lambda);
                double[] each = new double[m];
                for (int j = 0; j < m; j++) {
                    each[j] = trials[j] == 0 ? 1 : density(successes[j], trials[j], beta, sigma);
                }
                with[0] += prior * product(each, -1);
                for (int j = 0; j < m; j++) {
                    without[j] += prior * product(each, j);
                }
            }
        }
        LogScores scores = new BinomialPosterior(intercept(trials, successes), SETTINGS).leaveRegionOut();
        assertEquals(7, scores.regions().size(), "a region without respondents has nothing to predict");
        double total = 0;
        for (RegionLogScore score : scores.regions()) {
            double exact = Math.log(with[0] / without[score.region()]);
            total += exact;
            // 4,096 quasi-random points, k̂ under 0.5: errors well below 1% of each density
            assertEquals(exact, score.logScore(), 0.01, "region " + score.region());
        }
        assertEquals(total, scores.total(), 0.02);
    }

    private static double product(double[] values, int but) {
        return IntStream.range(0, values.length)
                .filter(j -> j != but)
                .mapToDouble(j -> values[j])
                .reduce(1, (a, b) -> a * b);
    }

    /** Importance weights and integrating again must agree, predictors included: the priors have not moved. */
    @Test
    void importanceWeightsAgreeWithRefits() {
        for (List<String> predictors : List.of(List.<String>of(), List.of("unemployment", "education"))) {
            Cells cells = harassment(predictors);
            BinomialPosterior posterior = new BinomialPosterior(cells, SETTINGS);
            LogScores weighted = posterior.leaveRegionOut();
            LogScores refitted = LogScores.of(cells, RegionFolds.leaveOneOut(cells), posterior.heldOut(-1));
            assertEquals(
                    14,
                    refitted.regions().stream().mapToInt(RegionLogScore::refits).sum());
            for (int j = 0; j < 14; j++) {
                assertEquals(
                        refitted.regions().get(j).logScore(),
                        weighted.regions().get(j).logScore(),
                        0.01);
            }
        }
    }

    /** One region far from all others is what importance weights cannot leave out. */
    @Test
    void aRegionOfGreatInfluenceIsLeftOutByIntegratingAgain() {
        double[] trials = new double[12];
        double[] successes = new double[12];
        Arrays.fill(trials, 400);
        Arrays.fill(successes, 40);
        successes[3] = 390;
        Cells cells = intercept(trials, successes);
        BinomialPosterior posterior = new BinomialPosterior(cells, SETTINGS);
        LogScores scores = posterior.leaveRegionOut();
        RegionLogScore odd = scores.regions().get(3);
        assertTrue(odd.shape() > HeldOutByPosterior.UNRELIABLE && odd.refits() == 1);
        assertEquals(scoreOfTheOddRegion(11), odd.logScore(), 0.02);
        // held out with others: region 3 is improbable under what is left, so weights will not do there either
        RegionFolds folds = RegionFolds.kFold(cells, 4, 1);
        assertEquals(
                scoreOfTheOddRegion(9),
                posterior.logScores(folds).regions().get(3).logScore(),
                0.02);
    }

    /** log p(390 of 400 | so many regions with 40 of 400), by brute force. */
    private static double scoreOfTheOddRegion(int others) {
        double with = 0;
        double without = 0;
        double density = density(40, 400, -2, 0.1);
        for (double lambda = -9; lambda <= 3; lambda += 0.1) {
            for (double beta = -5; beta <= 2; beta += 0.05) {
                double sigma = Math.exp(lambda);
                double prior = Math.exp(-beta * beta / 12.5 - sigma + lambda);
                // scaled, as so many densities of 400 responses are too small for a number
                double kept = Math.pow(density(40, 400, beta, sigma) / density, others);
                without += prior * kept;
                with += prior * kept * density(390, 400, beta, sigma);
            }
        }
        return Math.log(with / without);
    }

    @Test
    void likelihoodScoresAgreeWithBruteForce() {
        double[] trials = {30, 10, 25, 80, 40, 12, 50, 33};
        double[] successes = {2, 3, 4, 44, 20, 1, 9, 8};
        LogScores scores = new BinomialRandomIntercept(intercept(trials, successes), 15)
                .fit()
                .leaveRegionOut();
        for (int j = 0; j < trials.length; j++) {
            int out = j;
            int[] kept = IntStream.range(0, trials.length).filter(i -> i != out).toArray();
            BinomialFit fit = new BinomialRandomIntercept(
                            intercept(
                                    Arrays.stream(kept)
                                            .mapToDouble(i -> trials[i])
                                            .toArray(),
                                    Arrays.stream(kept)
                                            .mapToDouble(i -> successes[i])
                                            .toArray()),
                            15)
                    .fit();
            double beta = fit.coefficients(0.95).get(0).estimate();
            double exact = Math.log(density(successes[j], trials[j], beta, fit.sigma()));
            // two searches for one maximum, from different starts
            assertEquals(exact, scores.regions().get(j).logScore(), 1e-6);
        }
    }

    @Test
    void likelihoodScoresWithPredictorsDoNotDependOnTheStart() {
        Cells cells = harassment(List.of("unemployment", "education"));
        BinomialFit fit = new BinomialRandomIntercept(cells, 15).fit();
        LogScores scores = fit.leaveRegionOut();
        for (int j = 0; j < cells.regions(); j++) {
            BitSet left = new BitSet();
            left.set(j);
            BinomialFit cold = new BinomialRandomIntercept(cells.without(left), 15).fit();
            double eta = 0;
            for (int k = 0; k < 3; k++) {
                eta += cold.coefficients(0.95).get(k).estimate() * cells.predictor(cells.start(j), k);
            }
            double exact = Math.log(density(cells.successesOfRegion(j), cells.trialsOfRegion(j), eta, cold.sigma()));
            assertEquals(exact, scores.regions().get(j).logScore(), 1e-5);
        }
    }

    /** A level that one region alone has cannot be learnt from the others: no figure rather than any figure. */
    @Test
    void whatTheOtherRegionsDoNotDetermineIsNotPredicted() {
        double[] trials = {30, 40, 25, 80, 40, 35};
        double[] successes = {6, 9, 4, 24, 12, 11};
        DMatrixRMaj design = new DMatrixRMaj(6, 2);
        design.fill(1);
        for (int j = 0; j < 6; j++) {
            design.set(j, 1, j == 2 ? 1 : 0);
        }
        Cells cells = Cells.oneEach(trials, successes, design, List.of("(Intercept)", "island"));
        LogScores scores = new BinomialRandomIntercept(cells, 15).fit().leaveRegionOut();
        assertEquals(List.of(2), scores.notPredicted());
        assertTrue(Double.isFinite(scores.total()) && Double.isFinite(scores.standardError()));
        LogScores bayes = new BinomialPosterior(cells, SETTINGS).leaveRegionOut();
        assertEquals(List.of(), bayes.notPredicted(), "the prior determines it");
        ScoreDifference difference = bayes.minus(scores);
        assertEquals(5, difference.regions());
        assertEquals(List.of(2), difference.leftOut());
    }

    /** With σ small and n large the score nears that of a normal: mean, and variance of prediction and of sampling. */
    @Test
    void nearsTheNormalWhereItShould() {
        int m = 40;
        double[] trials = new double[m];
        double[] successes = new double[m];
        Arrays.fill(trials, 4000);
        for (int j = 0; j < m; j++) {
            successes[j] = Math.round(4000 * Logistic.probability(-0.4 + 0.1 * Math.sin(j)));
        }
        BinomialFit fit = new BinomialRandomIntercept(intercept(trials, successes), 15).fit();
        RegionLogScore score = fit.leaveRegionOut().regions().get(7);
        double p = Logistic.probability(fit.coefficients(0.95).get(0).estimate());
        double variance = 4000 * p * (1 - p) + Math.pow(4000 * p * (1 - p) * fit.sigma(), 2);
        double z = (successes[7] - 4000 * p) / Math.sqrt(variance);
        double normal = -0.5 * Math.log(2 * Math.PI * variance) - z * z / 2;
        double choose = CombinatoricsUtils.binomialCoefficientLog(4000, (int) successes[7]);
        assertEquals(normal, score.logScore() + choose, 0.05);
    }

    @Test
    void kFoldWithAsManyFoldsAsRegionsIsLeaveOneOut() {
        Cells cells = harassment(List.of());
        BinomialPosterior posterior = new BinomialPosterior(cells, SETTINGS);
        assertEquals(
                posterior.leaveRegionOut().regions(),
                posterior.logScores(RegionFolds.kFold(cells, 14, 5)).regions());
        // and also when made of single regions in another way
        BinomialFit fit = new BinomialRandomIntercept(cells, 15).fit();
        List<RegionLogScore> alone = fit.leaveRegionOut().regions();
        for (RegionLogScore score :
                fit.logScores(RegionFolds.monteCarlo(cells, 40, 0.01, 2)).regions()) {
            assertEquals(alone.get(score.region()).logScore(), score.logScore(), 1e-12);
        }
    }

    @Test
    void foldsAreScoredForBothMethods() {
        Cells cells = harassment(List.of());
        RegionFolds folds = RegionFolds.kFold(cells, 5, 3);
        LogScores bayes = new BinomialPosterior(cells, SETTINGS).logScores(folds);
        LogScores likelihood = new BinomialRandomIntercept(cells, 15).fit().logScores(folds);
        assertEquals(14, bayes.regions().size());
        assertEquals(14, likelihood.regions().size());
        assertTrue(bayes.total() < 0 && likelihood.total() < 0);
        ScoreDifference difference = bayes.minus(likelihood);
        assertEquals(bayes.total() - likelihood.total(), difference.difference(), 1e-9);
        assertEquals(14, difference.regions());
        ScoreDifference back = likelihood.minus(bayes);
        assertEquals(-difference.difference(), back.difference(), 1e-12);
        assertEquals(difference.standardError(), back.standardError(), 1e-12);
    }

    @Test
    void anInformativePredictorScoresBetterAndClearlySo() {
        int m = 40;
        double[] trials = new double[m];
        double[] successes = new double[m];
        DMatrixRMaj design = new DMatrixRMaj(m, 2);
        Arrays.fill(trials, 50);
        for (int j = 0; j < m; j++) {
            double x = (j - 20) / 10.0;
            design.set(j, 0, 1);
            design.set(j, 1, x);
            successes[j] = Math.round(50 * Logistic.probability(-0.5 + x + 0.1 * Math.sin(7 * j)));
        }
        LogScores with = new BinomialRandomIntercept(
                        Cells.oneEach(trials, successes, design, List.of("(Intercept)", "x")), 15)
                .fit()
                .leaveRegionOut();
        LogScores without = new BinomialRandomIntercept(intercept(trials, successes), 15)
                .fit()
                .leaveRegionOut();
        ScoreDifference difference = with.minus(without);
        assertTrue(difference.clear() && difference.difference() > 0);
        assertFalse(with.minus(with).clear());
    }

    @Test
    void onlyLikeIsCompared() {
        Cells cells = harassment(List.of());
        BinomialFit fit = new BinomialRandomIntercept(cells, 15).fit();
        LogScores one = fit.leaveRegionOut();
        LogScores folds = fit.logScores(RegionFolds.kFold(cells, 5, 3));
        assertThrows(IllegalArgumentException.class, () -> one.minus(folds));
        LogScores fewer = new BinomialRandomIntercept(intercept(new double[] {9, 9}, new double[] {3, 4}), 15)
                .fit()
                .leaveRegionOut();
        assertThrows(IllegalArgumentException.class, () -> one.minus(fewer));
    }

    /** Awkward data get finite scores or none, and no exception. */
    @Test
    void awkwardDataGetAnAnswer() {
        double[][][] cases = {
            {{5}, {2}},
            {{5, 5}, {0, 5}},
            {{5, 5, 5}, {0, 0, 0}},
            {{1, 1, 1, 1}, {0, 1, 0, 1}},
            {{20, 20, 20, 20}, {0, 20, 0, 20}},
            {{2.5, 3.75, 0.5}, {1.2, 0, 0.5}},
        };
        for (double[][] each : cases) {
            Cells cells = intercept(each[0], each[1]);
            LogScores likelihood = new BinomialRandomIntercept(cells, 15).fit().leaveRegionOut();
            LogScores bayes = new BinomialPosterior(cells, SETTINGS).leaveRegionOut();
            assertEquals(each[0].length, likelihood.regions().size());
            assertEquals(each[0].length == 1 ? List.of(0) : List.of(), likelihood.notPredicted());
            assertEquals(List.of(), bayes.notPredicted());
            assertTrue(bayes.total() < 0 && Double.isFinite(bayes.total()));
            assertEquals(each[0].length == 1, Double.isNaN(bayes.standardError()));
        }
    }
}
