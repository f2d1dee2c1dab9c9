package org.regionwise.engine.binomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.NormalQuantile;

/** What must hold for any data, on seeded random surveys, and against brute force. */
class BinomialPropertiesTest {
    private record Survey(int regions, int[] region, double[] trials, double[] successes, double[][] x) {
        Cells cells(int[] order) {
            int p = x[0].length;
            DMatrixRMaj design = new DMatrixRMaj(order.length, p);
            int[] r = new int[order.length];
            double[] n = new double[order.length];
            double[] y = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                r[i] = region[order[i]];
                n[i] = trials[order[i]];
                y[i] = successes[order[i]];
                for (int k = 0; k < p; k++) {
                    design.set(i, k, x[order[i]][k]);
                }
            }
            return new Cells(
                    regions,
                    r,
                    n,
                    y,
                    n,
                    design,
                    List.of("(Intercept)", "a", "b").subList(0, p));
        }

        Cells cells() {
            return cells(IntStream.range(0, region.length).toArray());
        }
    }

    /** Two cells a region, one predictor of the region and one of the cell. */
    private static Survey survey(long seed, int regions, double sigma) {
        Random random = new Random(seed);
        int[] region = new int[2 * regions];
        double[] trials = new double[2 * regions];
        double[] successes = new double[2 * regions];
        double[][] x = new double[2 * regions][];
        for (int j = 0; j < regions; j++) {
            double u = sigma * random.nextGaussian();
            double a = random.nextGaussian();
            for (int i = 0; i < 2; i++) {
                int c = 2 * j + i;
                region[c] = j;
                trials[c] = 1 + random.nextInt(40);
                x[c] = new double[] {1, a, i};
                double probability = Logistic.probability(-1 + 0.5 * a + 0.3 * i + u);
                for (int k = 0; k < trials[c]; k++) {
                    successes[c] += random.nextDouble() < probability ? 1 : 0;
                }
            }
        }
        return new Survey(regions, region, trials, successes, x);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void orderOfCellsDoesNotMatter(long seed) {
        Survey survey = survey(seed, 20, 0.6);
        BinomialFit straight = new BinomialRandomIntercept(survey.cells(), 15).fit();
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, survey.region().length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        BinomialFit shuffled = new BinomialRandomIntercept(
                        survey.cells(order.stream().mapToInt(i -> i).toArray()), 15)
                .fit();
        // summation order differs, so the last digits may
        assertEquals(straight.logLikelihood(), shuffled.logLikelihood(), 1e-9);
        assertEquals(straight.sigma(), shuffled.sigma(), 1e-7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void numberingOfRegionsDoesNotMatter(long seed) {
        Survey survey = survey(seed, 20, 0.6);
        int[] renumbered =
                IntStream.of(survey.region()).map(j -> survey.regions() - 1 - j).toArray();
        Survey reversed = new Survey(survey.regions(), renumbered, survey.trials(), survey.successes(), survey.x());
        BinomialFit one = new BinomialRandomIntercept(survey.cells(), 15).fit();
        BinomialFit other = new BinomialRandomIntercept(reversed.cells(), 15).fit();
        assertEquals(one.sigma(), other.sigma(), 1e-7);
        List<RegionPrediction> a = new PlugInRegions(one, 0.9).regions();
        List<RegionPrediction> b = new PlugInRegions(other, 0.9).regions();
        for (int j = 0; j < survey.regions(); j++) {
            assertEquals(a.get(j).prevalence(), b.get(survey.regions() - 1 - j).prevalence(), 1e-7);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void poolingStaysBetweenTheDataAndTheModel(long seed) {
        Survey survey = survey(seed, 25, 0.8);
        // one predictor of the region only, so that a region is one cell
        DMatrixRMaj design = new DMatrixRMaj(25, 2);
        double[] trials = new double[25];
        double[] successes = new double[25];
        for (int j = 0; j < 25; j++) {
            design.set(j, 0, 1);
            design.set(j, 1, survey.x()[2 * j][1]);
            trials[j] = survey.trials()[2 * j];
            successes[j] = survey.successes()[2 * j];
        }
        BinomialFit fit = new BinomialRandomIntercept(
                        Cells.oneEach(trials, successes, design, List.of("(Intercept)", "a")), 15)
                .fit();
        List<RegionPrediction> regions = new PlugInRegions(fit, 0.95).regions();
        double intercept = fit.coefficients(0.95).get(0).estimate();
        double slope = fit.coefficients(0.95).get(1).estimate();
        for (int j = 0; j < 25; j++) {
            assertTrue(regions.get(j).shrinkage() >= 0 && regions.get(j).shrinkage() <= 1);
            double model = intercept + slope * design.get(j, 1);
            double raw = Logistic.logit(successes[j] / trials[j]);
            double mode = model + regions.get(j).mode();
            assertTrue(
                    mode >= Math.min(raw, model) - 1e-9 && mode <= Math.max(raw, model) + 1e-9,
                    raw + " " + mode + " " + model);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.7", "3, 0.7", "7, 0.3", "15, 0.7", "15, 0", "15, -0.7", "25, 2.5"})
    void gradientIsTheDerivativeOfTheValue(int points, double sigma) {
        Cells cells = survey(11, 12, 0.7).cells();
        MarginalLikelihood likelihood = new MarginalLikelihood(cells, ScaledDesign.of(cells), points);
        double[] at = {-0.8, 0.3, -0.2, sigma};
        double[] gradient = likelihood.at(at).gradient();
        for (int i = 0; i < at.length; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            double slope = (likelihood.at(above).value() - likelihood.at(below).value()) / 2e-5;
            // central differences of a value near 300: rounding 1e-13 × 300 / 1e-5, truncation 1e-10
            assertEquals(slope, gradient[i], 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.7, 1.5})
    void louisInformationIsTheDerivativeOfTheGradient(double sigma) {
        Cells cells = survey(12, 12, 0.7).cells();
        MarginalLikelihood likelihood = new MarginalLikelihood(cells, ScaledDesign.of(cells), 31);
        double[] at = {-0.8, 0.3, -0.2, sigma};
        DMatrixRMaj hessian = likelihood.at(at).hessian();
        for (int i = 0; i < at.length; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += 1e-4;
            below[i] -= 1e-4;
            double[] up = likelihood.at(above).gradient();
            double[] down = likelihood.at(below).gradient();
            for (int k = 0; k < at.length; k++) {
                assertEquals((up[k] - down[k]) / 2e-4, hessian.get(i, k), 1e-4);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.7, 2})
    void quadratureEqualsBruteForce(double sigma) {
        Survey survey = survey(13, 8, 0.7);
        Cells cells = survey.cells();
        ScaledDesign design = ScaledDesign.of(cells);
        double[] at = {-0.8, 0.3, -0.2, sigma};
        double brute = 0;
        for (int j = 0; j < cells.regions(); j++) {
            double sum = 0;
            // trapezoid over ±12 in steps of 1/500: exact to rounding for this integrand
            for (int i = -6000; i <= 6000; i++) {
                double v = i / 500.0;
                double f = -v * v / 2;
                for (int c = cells.start(j); c < cells.start(j + 1); c++) {
                    double eta = sigma * v;
                    for (int k = 0; k < 3; k++) {
                        eta += at[k] * design.value(c, k);
                    }
                    f += cells.successes(c) * eta - cells.trials(c) * Math.log1p(Math.exp(eta));
                }
                sum += Math.exp(f) / 500;
            }
            brute += Math.log(sum / Math.sqrt(2 * Math.PI));
        }
        assertEquals(brute, new MarginalLikelihood(cells, design, 31).at(at).value(), 1e-9);
        // the default number of points
        assertEquals(brute, new MarginalLikelihood(cells, design, 15).at(at).value(), 2e-6);
    }

    @Test
    void effectiveCountsNeedNotBeWhole() {
        Survey survey = survey(14, 20, 0.6);
        double[] trials = IntStream.range(0, 40)
                .mapToDouble(c -> survey.trials()[c] / 1.7)
                .toArray();
        double[] successes = IntStream.range(0, 40)
                .mapToDouble(c -> survey.successes()[c] / 1.7)
                .toArray();
        BinomialFit fit = new BinomialRandomIntercept(
                        new Survey(20, survey.region(), trials, successes, survey.x()).cells(), 15)
                .fit();
        assertTrue(fit.summary().converged());
    }

    @Test
    void aRegionWithoutRespondentsGetsTheSyntheticEstimate() {
        DMatrixRMaj design = new DMatrixRMaj(6, 1, true, 1, 1, 1, 1, 1, 1);
        BinomialFit fit = new BinomialRandomIntercept(
                        Cells.oneEach(
                                new double[] {40, 40, 40, 40, 40, 0},
                                new double[] {4, 12, 20, 9, 25, 0},
                                design,
                                List.of("(Intercept)")),
                        15)
                .fit();
        RegionPrediction unsampled = new PlugInRegions(fit, 0.95).regions().get(5);
        assertEquals(unsampled.synthetic(), unsampled.prevalence(), 1e-12);
        assertEquals(1, unsampled.shrinkage(), 1e-9);
        assertEquals(0, unsampled.mode());
        // with the full between-region variance in its interval
        double z = NormalQuantile.twoSided(0.95);
        double centre = fit.coefficients(0.95).get(0).estimate();
        assertEquals(
                Logistic.probability(centre - z * fit.sigma()),
                unsampled.interval().lower(),
                1e-7);
        assertEquals(
                Logistic.probability(centre + z * fit.sigma()),
                unsampled.interval().upper(),
                1e-7);
    }

    @Test
    void nobodyAtAllIsNotEstimable() {
        Cells cells =
                Cells.oneEach(new double[2], new double[2], new DMatrixRMaj(2, 1, true, 1, 1), List.of("(Intercept)"));
        assertThrows(NotEstimable.class, () -> new BinomialRandomIntercept(cells, 15).fit());
    }
}
