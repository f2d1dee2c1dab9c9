package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.numeric.Logistic;

/** What must hold of the area-level model for any data, on seeded simulated areas and on awkward ones. */
class FayHerriotPropertiesTest {
    private static final List<String> TERMS = List.of("(Intercept)", "a", "b", "c");
    private static final double NONE = Double.NaN;

    /** Areas with a truth. */
    private record World(double[] theta, double[] estimate, double[] variance, double[][] x) {
        static World of(long seed, int areas, double sigma, double scale) {
            Random random = new Random(seed);
            World world = new World(new double[areas], new double[areas], new double[areas], new double[areas][]);
            for (int j = 0; j < areas; j++) {
                world.x[j] = new double[] {1, 40 + 10 * random.nextGaussian(), random.nextGaussian()};
                world.theta[j] = -3 + 0.04 * world.x[j][1] + 0.2 * world.x[j][2] + sigma * random.nextGaussian();
                world.variance[j] = scale * Math.exp(0.7 * random.nextGaussian());
                world.estimate[j] = world.theta[j] + Math.sqrt(world.variance[j]) * random.nextGaussian();
                if (j % 9 == 4) {
                    world.estimate[j] = NONE;
                }
            }
            return world;
        }

        AreaEstimates data() {
            return FayHerriotPropertiesTest.data(estimate, variance, x);
        }
    }

    private static AreaEstimates data(double[] estimate, double[] variance, double[][] x) {
        return new AreaEstimates(estimate, variance, new DMatrixRMaj(x), TERMS.subList(0, x[0].length));
    }

    private static double[][] ones(int size) {
        double[][] x = new double[size][];
        Arrays.setAll(x, j -> new double[] {1});
        return x;
    }

    @ParameterizedTest
    @EnumSource(VarianceEstimator.class)
    void orderOfAreasDoesNotMatter(VarianceEstimator estimator) {
        World world = World.of(3, 40, 0.4, 0.1);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(order, new Random(8));
        int[] o = order.stream().mapToInt(Integer::intValue).toArray();
        FayHerriotFit straight = new FayHerriot(world.data(), estimator).fit();
        FayHerriotFit shuffled = new FayHerriot(
                        data(
                                Arrays.stream(o)
                                        .mapToDouble(j -> world.estimate[j])
                                        .toArray(),
                                Arrays.stream(o)
                                        .mapToDouble(j -> world.variance[j])
                                        .toArray(),
                                Arrays.stream(o).mapToObj(j -> world.x[j]).toArray(double[][]::new)),
                        estimator)
                .fit();
        // sums in another order
        assertEquals(straight.betweenVariance(), shuffled.betweenVariance(), 1e-12);
        List<AreaPrediction> one = straight.predictions(AreaScale.LOGIT, 0.9);
        List<AreaPrediction> other = shuffled.predictions(AreaScale.LOGIT, 0.9);
        for (int i = 0; i < o.length; i++) {
            assertEquals(one.get(o[i]).estimate(), other.get(i).estimate(), 1e-12);
            assertEquals(
                    one.get(o[i]).interval().upper(), other.get(i).interval().upper(), 1e-12);
            assertEquals(
                    one.get(o[i]).onScale().mse().total(),
                    other.get(i).onScale().mse().total(),
                    1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(VarianceEstimator.class)
    void unitsDoNotMatter(VarianceEstimator estimator) {
        World world = World.of(4, 30, 0.4, 0.1);
        for (double c : new double[] {1e-5, 1e6}) {
            FayHerriotFit one = new FayHerriot(world.data(), estimator).fit();
            FayHerriotFit other = new FayHerriot(
                            data(
                                    Arrays.stream(world.estimate)
                                            .map(each -> c * each)
                                            .toArray(),
                                    Arrays.stream(world.variance)
                                            .map(each -> c * c * each)
                                            .toArray(),
                                    Arrays.stream(world.x)
                                            .map(row -> new double[] {1, 7 + 1e3 * row[1], row[2]})
                                            .toArray(double[][]::new)),
                            estimator)
                    .fit();
            assertEquals(c * one.sigma(), other.sigma(), 1e-10 * c);
            assertEquals(
                    c * one.sigmaInterval(0.95).upper(),
                    other.sigmaInterval(0.95).upper(),
                    1e-9 * c);
            assertEquals(
                    c * one.coefficients(0.95).get(1).standardError() / 1e3,
                    other.coefficients(0.95).get(1).standardError(),
                    1e-12 * c);
            assertEquals(
                    one.betweenRegionTest().statistic(),
                    other.betweenRegionTest().statistic(),
                    1e-9);
            for (int j = 0; j < 30; j++) {
                assertEquals(
                        c * one.areas().get(j).eblup(), other.areas().get(j).eblup(), 1e-10 * c);
                double mse = c * c * one.areas().get(j).mse().total();
                assertEquals(mse, other.areas().get(j).mse().total(), 1e-9 * mse);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(VarianceEstimator.class)
    void knownEstimatesAreKeptAndUnknownOnesReplaced(VarianceEstimator estimator) {
        World world = World.of(5, 30, 0.5, 0.1);
        world.variance[0] = 1e-12;
        AreaEblup known = new FayHerriot(world.data(), estimator).fit().areas().get(0);
        assertEquals(world.estimate[0], known.eblup(), 1e-10);
        assertEquals(1, known.weight(), 1e-10);
        assertEquals(1e-12, known.mse().total(), 1e-14);
        world.variance[0] = 1e9;
        AreaEblup unknown =
                new FayHerriot(world.data(), estimator).fit().areas().get(0);
        // γ of some 1e-10, or under Prasad–Rao, whom a variance of 1e9 misleads, 0
        assertEquals(unknown.synthetic(), unknown.eblup(), 1e-8);
        assertEquals(0, unknown.weight(), 1e-8);
    }

    @Test
    void withoutVariationEveryAreaIsSynthetic() {
        World world = World.of(6, 25, 0, 2);
        double[] smooth = Arrays.stream(world.x)
                .mapToDouble(row -> 1 - 0.1 * row[1] + row[2])
                .toArray();
        smooth[0] += 0.01;
        smooth[5] = NONE;
        for (VarianceEstimator estimator : VarianceEstimator.values()) {
            FayHerriotFit fit = new FayHerriot(data(smooth, world.variance, world.x), estimator).fit();
            assertEquals(0, fit.betweenVariance());
            assertTrue(fit.summary().singular());
            assertEquals("singular", fit.summary().warnings().get(0).code());
            for (AreaPrediction area : fit.predictions(AreaScale.IDENTITY, 0.95)) {
                assertEquals(area.onScale().synthetic(), area.estimate());
                assertEquals(0, area.onScale().weight());
                assertTrue(area.standardError() > 0);
                assertTrue(area.interval().lower() < area.estimate()
                        && area.estimate() < area.interval().upper());
            }
            assertTrue(Double.isNaN(fit.sigmaStandardError()));
            if (estimator.likelihood()) {
                assertEquals(1, fit.betweenRegionTest().pValue());
                assertEquals(0, fit.sigmaInterval(0.95).lower());
                assertTrue(fit.sigmaInterval(0.95).upper() > 0.1);
            }
        }
    }

    /**
     * Two groups of precision that disagree can make two maxima; the higher one is wanted, found here by a dense scan.
     */
    @Test
    void severalMaxima() {
        int several = 0;
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            int areas = 6;
            double[] estimate = new double[areas];
            double[] variance = new double[areas];
            for (int j = 0; j < areas; j++) {
                // two that agree closely, and the others farther apart than their variances say
                variance[j] = j < 2 ? 1e-4 : 1;
                estimate[j] = (j < 2 ? 0.01 : 2.5) * random.nextGaussian();
            }
            AreaEstimates data = data(estimate, variance, ones(areas));
            FayHerriotFit fit = new FayHerriot(data, VarianceEstimator.REML).fit();
            AreaRegression regression = new AreaRegression(data, data.scaledDesign());
            double best = Double.NEGATIVE_INFINITY;
            double before = Double.NEGATIVE_INFINITY;
            boolean climbing = true;
            int maxima = 0;
            for (double log = -20; log < 14; log += 0.01) {
                double value = regression.at(Math.exp(log)).restrictedLogLikelihood();
                best = Math.max(best, value);
                // beyond rounding
                if (climbing && value < before - 1e-11 * Math.abs(before)) {
                    maxima++;
                    climbing = false;
                } else if (!climbing && value > before + 1e-11 * Math.abs(before)) {
                    climbing = true;
                }
                before = value;
            }
            several += maxima > 1 ? 1 : 0;
            assertTrue(fit.summary().converged());
            // sums of squares over variances of 1e-6
            assertTrue(fit.restrictedLogLikelihood() >= best - 1e-9 * Math.abs(best), "seed " + seed);
        }
        assertTrue(several > 10, several + " of 300 likelihoods had several maxima");
    }

    @ParameterizedTest
    @EnumSource(VarianceEstimator.class)
    void awkwardDataGetAnAnswer(VarianceEstimator estimator) {
        double[][] design = {{1, 3, 3}, {1, 3, 1}, {1, 3, 8}, {1, 3, 2}, {1, 3, 5}};
        double[][] collinear = {{1, 3, 6}, {1, 5, 10}, {1, 2, 4}, {1, 7, 14}, {1, 4, 8}, {1, 6, 13}};
        double[][] many = {{1, 3, 1, 0}, {1, 1, 4, 2}, {1, 2, 2, 9}};
        check(estimator, new double[] {0.4}, new double[] {0.01}, ones(1), "few-regions", "variation-not-identified");
        check(estimator, new double[] {0.4, 0.9}, new double[] {0.01, 0.02}, ones(2), "few-regions");
        check(estimator, new double[] {0.4, 0.9, 0.1}, new double[] {0.01, 0.02, 0.5}, ones(3), "few-regions");
        check(estimator, new double[] {2, 2, 2, 2, 2, 2}, new double[] {1, 1, 3, 1, 2, 1}, ones(6), "singular");
        check(
                estimator,
                new double[] {0.4, 0.9, 0.1, 5, 0.3, 0.2},
                new double[] {1e-12, 1e-9, 1, 1e8, 0.1, 0.1},
                ones(6));
        check(
                estimator,
                new double[] {0.4, 0.9, 0.1, 5, 0.3},
                new double[] {0.01, 0.02, 0.01, 0.02, 0.01},
                design,
                "constant-predictor",
                "few-regions");
        check(
                estimator,
                new double[] {0.4, 0.9, 0.1, 5, 0.3, NONE},
                new double[] {0.01, 0.02, 0.01, 0.02, 0.01, NONE},
                collinear,
                "collinear-predictor",
                "few-regions");
        check(
                estimator,
                new double[] {0.4, 0.9, 0.1},
                new double[] {0.01, 0.02, 0.01},
                many,
                "collinear-predictor",
                "few-regions",
                "variation-not-identified");
        assertThrows(
                NotEstimable.class,
                () -> new FayHerriot(data(new double[] {NONE}, new double[] {1}, ones(1)), estimator).fit());
    }

    private static void check(
            VarianceEstimator estimator, double[] estimate, double[] variance, double[][] x, String... codes) {
        FayHerriotFit fit = new FayHerriot(data(estimate, variance, x), estimator).fit();
        List<String> given =
                fit.summary().warnings().stream().map(FitWarning::code).toList();
        assertTrue(given.containsAll(List.of(codes)), given + " for " + List.of(codes));
        assertTrue(fit.summary().converged());
        assertTrue(Double.isFinite(fit.logLikelihood()) && Double.isFinite(fit.restrictedLogLikelihood()));
        Interval sigma = fit.sigmaInterval(0.95);
        if (estimator.likelihood() && fit.variationIdentified()) {
            assertTrue(sigma.lower() <= fit.sigma() && fit.sigma() < sigma.upper(), sigma.toString());
        } else {
            assertTrue(Double.isNaN(sigma.upper()));
        }
        for (AreaPrediction area : fit.predictions(AreaScale.IDENTITY, 0.95)) {
            assertTrue(Double.isFinite(area.estimate()) && Double.isFinite(area.synthetic()));
            assertTrue(area.standardError() > 0 && Double.isFinite(area.standardError()));
            assertTrue(area.interval().lower() < area.interval().upper());
            AreaEblup onScale = area.onScale();
            assertTrue(onScale.weight() >= 0 && onScale.weight() <= 1);
            // at worst the weight is wrong altogether, twice over
            PrasadRaoMse mse = onScale.mse();
            double largest = Arrays.stream(variance)
                    .filter(each -> !Double.isNaN(each))
                    .max()
                    .orElseThrow();
            double worst = 3 * (fit.betweenVariance() + largest) + mse.coefficients();
            assertTrue(mse.given() + mse.coefficients() + 2 * mse.variance() <= worst);
        }
    }

    /** Over many worlds the MSE that is reported is the one that is met, and the intervals cover. */
    @ParameterizedTest
    @EnumSource(VarianceEstimator.class)
    void errorsAreAsReported(VarianceEstimator estimator) {
        int worlds = 400;
        double met = 0;
        double reported = 0;
        double metOutside = 0;
        double reportedOutside = 0;
        int covered = 0;
        int total = 0;
        for (long seed = 1; seed <= worlds; seed++) {
            World world = World.of(seed, 30, 0.4, 0.15);
            List<AreaPrediction> areas =
                    new FayHerriot(world.data(), estimator).fit().predictions(AreaScale.LOGIT, 0.95);
            for (int j = 0; j < 30; j++) {
                AreaPrediction area = areas.get(j);
                double error = area.onScale().eblup() - world.theta[j];
                if (Double.isNaN(world.estimate[j])) {
                    metOutside += error * error;
                    reportedOutside += area.onScale().mse().total();
                } else {
                    met += error * error;
                    reported += area.onScale().mse().total();
                }
                double truth = Logistic.probability(world.theta[j]);
                covered += area.interval().lower() <= truth
                                && truth <= area.interval().upper()
                        ? 1
                        : 0;
                total++;
            }
        }
        // 10,800 squared errors, correlated within a world, have a relative standard error of some 2 per cent, 1,200 of
        // areas
        // outside 4; the estimators are right to o(1/m), 1/m being 4 per cent
        assertEquals(1, reported / met, 0.1);
        assertEquals(1, reportedOutside / metOutside, 0.16);
        // the error of the normal quantile with an estimated MSE is O(1/m): Chatterjee, Lahiri & Li (2008)
        assertEquals(0.95, (double) covered / total, 1.0 / 27);
    }

    /** With four hundred areas σ is nearly known, and so full Bayes and REML nearly the same. */
    @ParameterizedTest
    @EnumSource(AreaScale.class)
    void bayesAndRemlMeetWithManyAreas(AreaScale scale) {
        World world = World.of(9, 400, 0.4, 0.15);
        // within the support of the arcsine, far from its ends
        double[] moved = Arrays.stream(world.estimate)
                .map(each -> scale == AreaScale.ARCSINE ? 0.8 + each / 15 : each)
                .toArray();
        double[] variance = Arrays.stream(world.variance)
                .map(each -> scale == AreaScale.ARCSINE ? each / 225 : each)
                .toArray();
        AreaEstimates data = data(moved, variance, world.x);
        FayHerriotFit fit = new FayHerriot(data, VarianceEstimator.REML).fit();
        FayHerriotPosterior posterior =
                new FayHerriotPosterior(data, scale, new FayHerriotPosterior.Settings(NONE, 4000, 1, 0.95));
        double sigma = fit.sigma();
        // σ is known to some 5 per cent, and mean, mode and prior differ by the square of that and a tenth of its SD
        assertEquals(1, posterior.sigma().mean() / sigma, 0.01);
        assertEquals(1, posterior.sigma().standardDeviation() / fit.sigmaStandardError(), 0.05);
        assertEquals(1, posterior.sigma().lower() / fit.sigmaInterval(0.95).lower(), 0.01);
        assertEquals(1, posterior.sigma().upper() / fit.sigmaInterval(0.95).upper(), 0.01);
        List<AreaPrediction> ours = fit.predictions(scale, 0.95);
        FayHerriotPosterior.Regions regions = posterior.regions(NONE);
        for (int j = 0; j < 400; j++) {
            PosteriorSummary bayes = regions.marginals().get(j).prevalence();
            double error = ours.get(j).standardError();
            assertEquals(ours.get(j).estimate(), bayes.mean(), 0.05 * error);
            assertEquals(1, bayes.standardDeviation() / error, 0.03);
            assertEquals(ours.get(j).interval().lower(), bayes.lower(), 0.1 * error);
            assertEquals(ours.get(j).interval().upper(), bayes.upper(), 0.1 * error);
            assertEquals(ours.get(j).synthetic(), regions.marginals().get(j).synthetic(), 0.05 * error);
        }
        double[] weights = new double[400];
        Arrays.fill(weights, 1.0 / 400);
        WeightedMean national = fit.weightedMean(weights, ours, scale, 0.95);
        PosteriorSummary drawn = regions.draws().weightedMean(weights);
        // 4,000 draws: a standard error of 1.6 per cent of the mean's, 1.1 per cent of its SD
        assertEquals(drawn.mean(), national.estimate(), 0.1 * drawn.standardDeviation());
        assertEquals(1, national.standardError() / drawn.standardDeviation(), 0.06);
        assertEquals(drawn.lower(), national.interval().lower(), 0.2 * drawn.standardDeviation());
        assertEquals(drawn.upper(), national.interval().upper(), 0.2 * drawn.standardDeviation());
    }

    @Test
    void posteriorIntervalsCover() {
        int covered = 0;
        int total = 0;
        for (long seed = 1; seed <= 100; seed++) {
            World world = World.of(seed, 18, seed % 2 == 0 ? 0.4 : 0.05, 0.15);
            List<RegionMarginal> areas = new FayHerriotPosterior(
                            world.data(), AreaScale.LOGIT, new FayHerriotPosterior.Settings(NONE, 100, 1, 0.95))
                    .regions(NONE)
                    .marginals();
            for (int j = 0; j < 18; j++) {
                double truth = Logistic.probability(world.theta[j]);
                covered += areas.get(j).prevalence().lower() <= truth
                                && truth <= areas.get(j).prevalence().upper()
                        ? 1
                        : 0;
                total++;
            }
        }
        // 1,800 intervals, correlated within a world, and a prior that does not draw these two values of σ: from
        // four standard errors below the level to over-coverage where there is next to no variation
        assertTrue(covered >= 0.93 * total && covered <= 0.99 * total, covered + " of " + total);
    }

    /** A direct estimate of .98 stays one, end to end. */
    @ParameterizedTest
    @EnumSource(VarianceEstimator.class)
    void extremeProportions(VarianceEstimator estimator) {
        double[] proportion = {0.98, 0.97, 1, 0.95, 0.99, 0.92, NONE, 1};
        double[] size = {30, 50, 12, 200, 90, 25, NONE, 4};
        AreaEstimates data = AreaScale.arcsine(proportion, size, new DMatrixRMaj(ones(8)), TERMS.subList(0, 1));
        FayHerriotFit fit = new FayHerriot(data, estimator).fit();
        double[] bootstrap = new BootstrapMse(fit, AreaScale.ARCSINE, 100, 3).meanSquaredErrors();
        List<AreaPrediction> areas = fit.predictions(AreaScale.ARCSINE, 0.95);
        for (int j = 0; j < 8; j++) {
            AreaPrediction area = areas.get(j);
            assertTrue(area.estimate() > 0.9 && area.estimate() < 1, area.toString());
            assertTrue(area.interval().lower() > 0.75 && area.interval().upper() <= 1, area.toString());
            assertTrue(area.interval().lower() < area.estimate()
                    && area.estimate() < area.interval().upper());
            assertTrue(bootstrap[j] > 0 && bootstrap[j] < 0.01, "bootstrap " + bootstrap[j]);
        }
    }

    @Test
    void bootstrapAgreesWithTheFormulaWhereThereIsOne() {
        World world = World.of(11, 60, 0.5, 0.1);
        FayHerriotFit fit = new FayHerriot(world.data(), VarianceEstimator.REML).fit();
        double[] bootstrap = new BootstrapMse(fit, AreaScale.IDENTITY, 1000, 5).meanSquaredErrors();
        double ratio = 0;
        for (int j = 0; j < 60; j++) {
            AreaEblup area = fit.areas().get(j);
            // the bootstrap takes the estimate for the truth: g1 + g2 + g3
            double expected =
                    area.mse().given() + area.mse().coefficients() + area.mse().variance();
            ratio += bootstrap[j] / expected / 60;
            // four Monte Carlo standard errors of a mean of a thousand squared normals
            assertEquals(1, bootstrap[j] / expected, 4 * Math.sqrt(2.0 / 1000));
        }
        // over sixty areas that leaves 0.6 per cent, and g3 is itself of that order
        assertEquals(1, ratio, 0.02);
    }

    @Test
    void bootstrapIsReproducible() {
        World world = World.of(12, 20, 0.5, 0.1);
        FayHerriotFit fit = new FayHerriot(world.data(), VarianceEstimator.ML).fit();
        double[] one = new BootstrapMse(fit, AreaScale.LOGIT, 50, 5).meanSquaredErrors();
        double[] again = new ForkJoinPool(1)
                .submit(() -> new BootstrapMse(fit, AreaScale.LOGIT, 50, 5).meanSquaredErrors())
                .join();
        assertArrayEquals(one, again);
        assertFalse(Arrays.equals(one, new BootstrapMse(fit, AreaScale.LOGIT, 50, 6).meanSquaredErrors()));
        for (double each : one) {
            assertTrue(each > 0 && each < 0.25);
        }
    }
}
