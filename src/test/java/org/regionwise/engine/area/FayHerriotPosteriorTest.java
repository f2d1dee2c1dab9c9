package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.Ranking;
import org.regionwise.engine.RegionMarginal;

/** The area-level posterior against brute force: dense matrices over a dense grid of σ, and over a dense grid of θ. */
class FayHerriotPosteriorTest {
    private static final double NONE = Double.NaN;

    private static double[][] ones(int size) {
        double[][] x = new double[size][];
        Arrays.setAll(x, j -> new double[] {1});
        return x;
    }

    private static final double[][] WITH_PREDICTOR = {{1, 30}, {1, 42}, {1, 25}, {1, 61}, {1, 47}, {1, 55}, {1, 38}};

    private static final List<AreaCase> CASES = List.of(
            new AreaCase(
                    "spread, a predictor, one area outside",
                    AreaScale.IDENTITY,
                    new double[] {0.12, 0.31, 0.05, 0.44, NONE, 0.20, 0.26},
                    new double[] {0.004, 0.01, 0.002, 0.006, NONE, 0.001, 0.02},
                    WITH_PREDICTOR,
                    NONE),
            new AreaCase(
                    "piled up at zero",
                    AreaScale.LOGIT,
                    new double[] {-1.2, -1.25, -1.1, -1.22, -1.18, NONE},
                    new double[] {0.5, 0.3, 0.8, 0.4, 0.2, NONE},
                    ones(6),
                    NONE),
            new AreaCase(
                    "logit, spread out, own prior",
                    AreaScale.LOGIT,
                    new double[] {-3, 0.4, -1.1, 1.9, -2.2, 0.3, -0.9},
                    new double[] {0.1, 0.3, 0.08, 0.4, 0.2, 1, 0.5},
                    WITH_PREDICTOR,
                    1),
            new AreaCase(
                    "arcsine at the ends of its support",
                    AreaScale.ARCSINE,
                    new double[] {0, 0.2, Math.PI / 2, 0.4, 0.25, NONE, 1.5},
                    new double[] {0.05, 0.02, 0.04, 0.01, 0.02, NONE, 0.03},
                    ones(7),
                    NONE),
            new AreaCase(
                    "three areas", AreaScale.IDENTITY, new double[] {1, 2, 4}, new double[] {1, 0.5, 2}, ones(3), NONE),
            new AreaCase("two areas", AreaScale.IDENTITY, new double[] {1, 2}, new double[] {0.3, 0.5}, ones(2), NONE),
            new AreaCase("one area", AreaScale.ARCSINE, new double[] {0.5}, new double[] {0.01}, ones(1), NONE),
            new AreaCase(
                    "all alike",
                    AreaScale.IDENTITY,
                    new double[] {2, 2, 2, 2},
                    new double[] {1, 1, 2, 3},
                    ones(4),
                    NONE),
            new AreaCase(
                    "huge and tiny variances",
                    AreaScale.IDENTITY,
                    new double[] {0.1, 0.9, 0.4, 3, 0.3},
                    new double[] {1e-6, 1, 0.01, 100, 0.2},
                    ones(5),
                    NONE));

    private static FayHerriotPosterior posterior(AreaCase each) {
        return new FayHerriotPosterior(
                each.data(), each.scale(), new FayHerriotPosterior.Settings(each.mean(), 20_000, 7, 0.95));
    }

    /** Stops at a step when it has come so far. */
    private record StoppedAt(FitStep last, long after) implements FitProgress {
        @Override
        public void at(FitStep step, long done, long total) {
            assertTrue(total == 0 || done <= total, step.name());
            if (step == last && done >= after) {
                throw new CancellationException();
            }
        }

        @Override
        public void checkpoint() {}
    }

    @Test
    void itIsStoppedWhileItIntegratesAndWhileItWorksOutAreas() {
        AreaCase each = CASES.get(CASES.size() - 1);
        FayHerriotPosterior.Settings settings = new FayHerriotPosterior.Settings(each.mean(), 200, 7, 0.95);
        assertThrows(
                CancellationException.class,
                () -> new FayHerriotPosterior(
                        each.data(), each.scale(), settings, new StoppedAt(FitStep.INTEGRATING, 0)));
        // the last area is told of too
        FayHerriotPosterior posterior = new FayHerriotPosterior(
                each.data(), each.scale(), settings, new StoppedAt(FitStep.ESTIMATING_REGIONS, each.estimate().length));
        assertThrows(CancellationException.class, () -> posterior.regions(Double.NaN));
    }

    @TestFactory
    Stream<DynamicTest> bruteForce() {
        return CASES.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> agrees(each)));
    }

    private static void agrees(AreaCase each) {
        FayHerriotPosterior ours = posterior(each);
        AreaBruteForce brute = new AreaBruteForce(each, ours.sigmaPriorMean());
        PosteriorSummary sigma = ours.sigma();
        // ten thousand midpoints leave a relative 1e-7 of the mean
        assertEquals(brute.sigmaMean(), sigma.mean(), 1e-6 * sigma.mean());
        assertEquals(brute.sigmaBelow(sigma.mean()), ours.sigmaProbabilityBelow(sigma.mean()), 1e-6);
        assertEquals(0.5, ours.sigmaProbabilityBelow(sigma.median()), 1e-9);
        assertEquals(0.025, ours.sigmaProbabilityBelow(sigma.lower()), 1e-9);
        assertEquals(0.975, ours.sigmaProbabilityBelow(sigma.upper()), 1e-9);
        FayHerriotPosterior.Regions regions = ours.regions(brute.threshold());
        for (int j = 0; j < each.estimate().length; j++) {
            RegionMarginal marginal = regions.marginals().get(j);
            PosteriorSummary figure = marginal.prevalence();
            double[] theirs = brute.area(j, figure);
            String where = each.name() + " " + j;
            double scale = figure.standardDeviation();
            // what the midpoints over sigma and theta leave, relative to the spread
            assertEquals(theirs[0], figure.mean(), 3e-6 * scale, where);
            assertEquals(theirs[1], figure.standardDeviation(), 3e-6 * scale, where);
            assertEquals(0.5, theirs[2], 1e-5, where);
            assertEquals(0.025, theirs[3], 1e-5, where);
            assertEquals(0.975, theirs[4], 1e-5, where);
            assertEquals(theirs[5], marginal.exceedance(), 1e-5, where);
            assertEquals(theirs[6], marginal.shrinkage(), 3e-6, where);
            assertEquals(theirs[7], marginal.effectMean(), 3e-6 * brute.effectScale(), where);
            // under the flat prior brute force ends at e¹², which leaves as much of the second moment with six areas
            double left = Double.isNaN(ours.sigmaPriorMean()) ? 3e-5 : 3e-6;
            assertEquals(theirs[8], marginal.effectStandardDeviation(), left * brute.effectScale(), where);
            // 20,000 joint draws: four Monte Carlo standard errors
            double drawn = 0;
            for (int d = 0; d < regions.draws().size(); d++) {
                drawn += regions.draws().prevalence(j, d) / regions.draws().size();
            }
            assertEquals(figure.mean(), drawn, 4 * scale / Math.sqrt(20_000), where);
        }
        assertEquals(brute.coefficientMean(), ours.coefficients().get(0).mean(), 1e-5 * brute.coefficientDeviation());
        assertEquals(
                brute.coefficientDeviation(),
                ours.coefficients().get(0).standardDeviation(),
                1e-5 * brute.coefficientDeviation());
        if (each.estimate().length > 1) {
            // the joint distribution, which the marginals do not show: a difference, by dense covariances
            PosteriorSummary difference = regions.draws().difference(0, 1);
            if (each.scale() == AreaScale.IDENTITY) {
                // of a standard deviation, 20,000 draws of heavy-tailed mixtures leave some 3 per cent
                assertEquals(
                        brute.differenceDeviation(),
                        difference.standardDeviation(),
                        0.03 * brute.differenceDeviation());
            }
        }
    }

    @Test
    void sameSeedSameDraws() {
        AreaCase each = CASES.get(3);
        JointDraws one = posterior(each).regions(NONE).draws();
        JointDraws other = posterior(each).regions(NONE).draws();
        for (int j = 0; j < each.estimate().length; j++) {
            for (int d = 0; d < one.size(); d++) {
                assertEquals(one.prevalence(j, d), other.prevalence(j, d));
                assertTrue(one.prevalence(j, d) >= 0 && one.prevalence(j, d) <= 1);
            }
        }
    }

    /** Draws of means of 10⁹ differ as those of the same means near 0 do: their distances are what is kept. */
    @Test
    void levelsFarAwayAreDrawnAsExactly() {
        double far = 1e9;
        double[] near = {38.5, 31, 41.5, 35.75, 36};
        double[] variance = {1, 2, 1.5, 1, 4};
        JointDraws here = drawn(near, variance);
        JointDraws there = drawn(Arrays.stream(near).map(value -> far + value).toArray(), variance);
        double[] shares = {0.2, 0.2, 0.2, 0.2, 0.2};
        // rounding of numbers near 10⁹, and of single precision at distances of some ten
        double rounding = 1e-5;
        assertEquals(
                here.weightedMean(shares).lower(), there.weightedMean(shares).lower() - far, rounding);
        assertEquals(here.difference(0, 1).upper(), there.difference(0, 1).upper(), rounding);
        assertEquals(here.probabilityAbove(2, 40), there.probabilityAbove(2, far + 40), 1e-3);
        assertEquals(
                here.mapped(value -> 2 * value).prevalence(1, 7),
                there.mapped(value -> 2 * value).prevalence(1, 7) - 2 * far,
                rounding);
    }

    private static JointDraws drawn(double[] estimate, double[] variance) {
        return posterior(new AreaCase("far", AreaScale.IDENTITY, estimate, variance, ones(estimate.length), NONE))
                .regions(NONE)
                .draws();
    }

    /** On the identity scale draws may be negative. */
    @Test
    void ranksOfNegativeValues() {
        AreaCase each = new AreaCase(
                "negative",
                AreaScale.IDENTITY,
                new double[] {-3, 2, -1, 0.5},
                new double[] {0.01, 0.01, 0.01, 0.01},
                ones(4),
                NONE);
        List<Ranking.Rank> ranks =
                posterior(each).regions(NONE).draws().ranking(1).regions();
        assertEquals(
                List.of(4.0, 1.0, 3.0, 2.0),
                ranks.stream().map(Ranking.Rank::expected).toList());
    }

    @Test
    void whatTheDataDoNotSay() {
        FayHerriotPosterior two = posterior(CASES.get(6));
        assertTrue(two.warnings().stream().anyMatch(each -> each.code().equals("variation-not-identified")));
        assertTrue(two.warnings().stream().anyMatch(each -> each.code().equals("prior-from-sampling-variances")));
        // the prior: exponential
        assertEquals(two.sigmaPriorMean(), two.sigma().mean(), 1e-9 * two.sigmaPriorMean());
        assertEquals(two.sigmaPriorMean() * Math.log(2), two.sigma().median(), 1e-9 * two.sigmaPriorMean());
        AreaEstimates none = new AreaEstimates(
                new double[] {NONE}, new double[] {NONE}, new SimpleMatrix(ones(1)).getDDRM(), List.of("(Intercept)"));
        assertThrows(
                NotEstimable.class,
                () -> new FayHerriotPosterior(
                        none, AreaScale.LOGIT, new FayHerriotPosterior.Settings(NONE, 100, 1, 0.95)));
        assertThrows(IllegalArgumentException.class, () -> new FayHerriotPosterior.Settings(0, 100, 1, 0.95));
    }
}
