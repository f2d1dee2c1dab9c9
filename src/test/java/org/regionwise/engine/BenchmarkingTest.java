package org.regionwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.engine.Benchmarking.Kind;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

class BenchmarkingTest {
    private static final double[] ESTIMATES = {0.05, 0.2, 0.4, 0.9};
    private static final double[] SHARES = {0.4, 0.3, 0.2, 0.1};

    @Test
    void theLogitShiftMovesEveryLogitAlike() {
        Benchmarking benchmark = Benchmarking.ofPoints(Kind.LOGIT, ESTIMATES, SHARES, 0.31);
        double sum = 0;
        for (int j = 0; j < 4; j++) {
            double moved = benchmark.of(ESTIMATES[j]);
            // the solver is asked for 1e-12
            assertEquals(benchmark.constant(), Logistic.logit(moved) - Logistic.logit(ESTIMATES[j]), 1e-11);
            assertEquals(ESTIMATES[j], benchmark.inverse(moved), 1e-14);
            double step = 1e-6;
            assertEquals(
                    (benchmark.of(ESTIMATES[j] + step) - benchmark.of(ESTIMATES[j] - step)) / (2 * step),
                    benchmark.slope(ESTIMATES[j]),
                    // a central difference with this step
                    1e-8);
            sum += SHARES[j] * moved;
        }
        assertEquals(0.31, sum, 1e-11);
    }

    @Test
    void theRatioIsTargetOverMean() {
        // mean 0.02 + 0.06 + 0.08 + 0.09 = 0.25
        Benchmarking benchmark = Benchmarking.ofPoints(Kind.RATIO, ESTIMATES, SHARES, 0.26);
        assertEquals(0.26 / 0.25, benchmark.constant(), 1e-11);
        assertEquals(0.208, benchmark.of(0.2), 1e-11);
    }

    @Test
    void aRatioStopsAtOneAndStillReachesTheTarget() {
        Benchmarking benchmark = Benchmarking.ofPoints(Kind.RATIO, ESTIMATES, SHARES, 0.4);
        assertEquals(1, benchmark.of(0.9));
        double sum = 0;
        for (int j = 0; j < 4; j++) {
            sum += SHARES[j] * benchmark.of(ESTIMATES[j]);
        }
        assertEquals(0.4, sum, 1e-11);
    }

    @Test
    void agreementIsKept() {
        assertEquals(
                0, Benchmarking.ofPoints(Kind.LOGIT, ESTIMATES, SHARES, 0.25).constant(), 1e-11);
        assertEquals(
                1, Benchmarking.ofPoints(Kind.RATIO, ESTIMATES, SHARES, 0.25).constant(), 1e-11);
    }

    @Test
    void whatIsNoProportionStaysWhereItIs() {
        double[] estimates = {-0.2, 0.05, 0.1, 0.2};
        double[] shares = {0.25, 0.25, 0.25, 0.25};
        Benchmarking benchmark = Benchmarking.ofPoints(Kind.LOGIT, estimates, shares, 0.09);
        assertEquals(-0.2, benchmark.of(-0.2));
        double sum = 0;
        for (double estimate : estimates) {
            sum += benchmark.of(estimate) / 4;
        }
        assertEquals(0.09, sum, 1e-11);
    }

    @Test
    void aTargetOutOfReachIsRefused() {
        double[] shares = {0.5, 0.5};
        assertThrows(NotEstimable.class, () -> Benchmarking.ofPoints(Kind.RATIO, new double[] {0, 0.5}, shares, 0.6));
        assertThrows(
                NotEstimable.class, () -> Benchmarking.ofPoints(Kind.RATIO, new double[] {-0.5, 0.1}, shares, 0.2));
        assertThrows(NotEstimable.class, () -> Benchmarking.ofPoints(Kind.LOGIT, new double[] {-1, 0.1}, shares, 0.2));
    }

    @Test
    void nobodyAndEverybodyAreNoTargets() {
        assertThrows(NotEstimable.class, () -> Benchmarking.ofPoints(Kind.LOGIT, ESTIMATES, SHARES, 0));
        assertThrows(NotEstimable.class, () -> Benchmarking.ofPoints(Kind.RATIO, ESTIMATES, SHARES, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LOGIT", "RATIO"})
    void drawsKeepTheirQuantilesAndTheMeansReachTheTarget(Kind kind) {
        SplittableRandom random = new SplittableRandom(8);
        double[] trials = new double[12];
        double[] successes = new double[12];
        for (int j = 0; j < 12; j++) {
            trials[j] = 5 + random.nextInt(60);
            successes[j] = random.nextInt((int) trials[j] / 2);
        }
        DMatrixRMaj ones = new DMatrixRMaj(12, 1);
        ones.fill(1);
        BinomialPosterior posterior = new BinomialPosterior(
                Cells.oneEach(trials, successes, ones, List.of("(Intercept)")),
                new BinomialPosterior.Settings(Priors.DEFAULT, 15, 4000, 3, 0.9));
        BinomialPosterior.Regions regions = posterior.regions(Double.NaN);
        double[] means = regions.marginals().stream()
                .mapToDouble(each -> each.prevalence().mean())
                .toArray();
        double[] shares = new double[12];
        Arrays.fill(shares, 1 / 12.0);
        double target = 1.15 * Arrays.stream(means).average().orElseThrow();
        Benchmarking benchmark = Benchmarking.ofDraws(kind, regions.draws(), means, shares, target);
        double sum = 0;
        for (int j = 0; j < 12; j++) {
            PosteriorSummary before = regions.marginals().get(j).prevalence();
            PosteriorSummary after = regions.draws().mapped(j, benchmark::of, before);
            assertEquals(benchmark.of(before.upper()), after.upper());
            assertTrue(after.lower() < after.mean() && after.mean() < after.upper());
            assertTrue(after.standardDeviation() > before.standardDeviation(), "all move away from 0");
            sum += after.mean() / 12;
            // by brute force over the mixture's quantiles: E[map(π)] by the midpoint rule in probability
            double exact = exactMean(posterior, j, benchmark);
            // map(π) − π has a slope of at most 0.15 here, so its mean over 4,000 draws a standard error of at most
            // 0.15 SD/√4000 with SD below 0.1: 2.4e-4, twice that; the rule of 200 steps is off by at most
            // |map″|/(24 · 200²), which is below 1e-5
            assertEquals(exact, after.mean(), 5e-4);
        }
        assertEquals(target, sum, 1e-11);
        assertEquals(
                target,
                // the draws' own mean, uncorrected: 12 regions of SD below 0.1, 0.1/√(12·4000) = 4.6e-4, four of these
                regions.draws().mapped(benchmark::of).weightedMean(shares).mean(),
                2e-3);
    }

    private static double exactMean(BinomialPosterior posterior, int region, Benchmarking benchmark) {
        int steps = 200;
        double mean = 0;
        double below = 0;
        for (int i = 0; i < steps; i++) {
            double end = posterior.regionProbabilityBelow(region, (i + 1.0) / steps);
            mean += (end - below) * benchmark.of((i + 0.5) / steps);
            below = end;
        }
        return mean;
    }
}
