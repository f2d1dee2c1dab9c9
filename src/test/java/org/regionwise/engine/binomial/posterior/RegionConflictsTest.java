package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.Logistic;

/**
 * The check against sums over a lattice of parameters, effects and counts, and against surveys whose outlier is known.
 */
class RegionConflictsTest {
    /** Integration by quasi-random points, 512 of them where it is repeated, is good to about a tenth of that. */
    private static final double INTEGRATION = 0.01;

    private static BinomialPosterior posterior(Cells cells) {
        return new BinomialPosterior(cells, new BinomialPosterior.Settings(Priors.DEFAULT, 15, 1000, 1, 0.95));
    }

    private static Cells regions(double[] trials, double[] successes) {
        DMatrixRMaj ones = new DMatrixRMaj(trials.length, 1);
        Arrays.fill(ones.data, 1);
        return Cells.oneEach(trials, successes, ones, List.of("(Intercept)"));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void regionsAloneAgreeWithBruteForce(boolean reweighted) {
        double[] trials = {12, 40, 1, 25, 9, 60, 0};
        double[] successes = {0, 9, 1, 20, 9, 11, 0};
        Cells cells = regions(trials, successes);
        double[] midP = posterior(cells).conflicts(reweighted ? 0.7 : -1);
        double[] exact = bruteForce(cells);
        for (int j = 0; j < 6; j++) {
            assertEquals(
                    exact[j], midP[j], INTEGRATION * Math.min(1, 0.05 + 4 * exact[j] * (1 - exact[j])), "region " + j);
        }
        assertTrue(Double.isNaN(midP[6]), "nobody was asked there");
    }

    /** Two cells a region, far apart, so that taking Y for binomial shows as much as it ever does. */
    @Test
    void respondentsWhoDifferAgreeWithBruteForce() {
        int[] region = {0, 0, 1, 1, 2, 2, 3, 3};
        double[] trials = {10, 14, 12, 8, 9, 11, 5, 15};
        double[] successes = {1, 9, 3, 6, 6, 10, 0, 8};
        DMatrixRMaj x = new DMatrixRMaj(8, 2);
        for (int c = 0; c < 8; c++) {
            x.set(c, 0, 1);
            x.set(c, 1, c % 2);
        }
        Cells cells = new Cells(4, region, trials, successes, trials, x, List.of("(Intercept)", "x"));
        double[] midP = posterior(cells).conflicts();
        double[] exact = bruteForce(cells);
        for (int j = 0; j < 4; j++) {
            assertEquals(exact[j], midP[j], 0.015, "region " + j);
        }
    }

    @Test
    void effectiveCountsAreRoundedToRespondents() {
        double[] whole = posterior(regions(new double[] {30, 40, 50, 20}, new double[] {4, 9, 12, 6}))
                .conflicts();
        double[] real = posterior(regions(new double[] {30, 40, 50, 20.3}, new double[] {4, 9, 12, 5.8}))
                .conflicts();
        assertEquals(whole[3], real[3], 0.002);
        double[] tiny = posterior(regions(new double[] {30, 40, 50, 0.4}, new double[] {4, 9, 12, 0.1}))
                .conflicts();
        assertTrue(Double.isNaN(tiny[3]), "less than half a respondent is none");
        assertTrue(
                Double.isNaN(posterior(regions(new double[] {30, 0}, new double[] {4, 0}))
                        .conflicts()[0]),
                "no other region tells anything");
    }

    @Test
    void anOutlierIsFound() {
        double[] trials = new double[20];
        double[] successes = new double[20];
        Arrays.fill(trials, 80);
        Arrays.setAll(successes, j -> 12 + j % 5);
        successes[7] = 60;
        double[] midP = posterior(regions(trials, successes)).conflicts();
        assertTrue(1 - midP[7] < 0.1 / 40, () -> "1 − " + midP[7]);
        assertTrue(
                IntStream.range(0, 20).filter(j -> j != 7).allMatch(j -> midP[j] > 0.1 / 40 && 1 - midP[j] > 0.1 / 40),
                () -> Arrays.toString(midP));
    }

    /**
     * Of 24 surveys with an outlier of five σ about half name it, as the study in src/bench says; few name another
     * region.
     */
    @Test
    void falseAlarmsAreRareAndPowerIsWeak() {
        SplittableRandom random = new SplittableRandom(20);
        int found = 0;
        int byChance = 0;
        for (int s = 0; s < 24; s++) {
            double[] trials = new double[12];
            double[] successes = new double[12];
            for (int j = 0; j < 12; j++) {
                trials[j] = j == 0 ? 60 : Math.rint(3 * Math.pow(100, random.nextDouble()));
                double p = Logistic.probability(-1.4 + 0.5 * (j == 0 ? 5 : random.nextGaussian()));
                for (int i = 0; i < trials[j]; i++) {
                    successes[j] += random.nextDouble() < p ? 1 : 0;
                }
            }
            double[] midP = posterior(regions(trials, successes)).conflicts();
            found += Math.min(midP[0], 1 - midP[0]) * 24 < 0.1 ? 1 : 0;
            byChance += IntStream.range(1, 12).anyMatch(j -> Math.min(midP[j], 1 - midP[j]) * 24 < 0.1) ? 1 : 0;
        }
        assertTrue(found >= 5 && found <= 22, found + " found");
        assertTrue(byChance <= 5, byChance + " by chance");
    }

    /**
     * P(Y &lt; y_j | y_−j) + ½ P(Y = y_j | y_−j) of every region over a lattice of scaled coefficients, log σ, effects
     * and counts.
     */
    private static double[] bruteForce(Cells cells) {
        ScaledDesign design = ScaledDesign.of(cells);
        int p = design.columns();
        double[] sds = Priors.DEFAULT.scaledCoefficientSds(design);
        int perCoefficient = p == 1 ? 81 : 33;
        double reach = p == 1 ? 6 : 4.5;
        int sigmas = p == 1 ? 48 : 24;
        double[] point = new double[p + 1];
        double[] eta = new double[cells.size()];
        double[] above = new double[cells.regions()];
        double[] below = new double[cells.regions()];
        for (int lattice = 0; lattice < Math.pow(perCoefficient, p) * sigmas; lattice++) {
            int rest = lattice;
            double log = 0;
            for (int k = 0; k < p; k++) {
                point[k] = reach * (2.0 * (rest % perCoefficient) / (perCoefficient - 1) - 1);
                rest /= perCoefficient;
                log -= point[k] * point[k] / (2 * sds[k] * sds[k]);
            }
            double sigma = Math.exp(-5 + 6.8 * rest / (sigmas - 1));
            // the exponential prior, and dσ = σ d(log σ)
            log += Math.log(sigma) - sigma;
            design.linearPredictors(point, eta);
            double[] likelihood = new double[cells.regions()];
            Arrays.setAll(likelihood, j -> mean(cells, j, eta, sigma, RegionConflictsTest::probability));
            log += Arrays.stream(likelihood).map(Math::log).sum();
            if (log < -180) {
                continue;
            }
            for (int j = 0; j < likelihood.length; j++) {
                double weight = Math.exp(log - Math.log(likelihood[j]) + 60);
                below[j] += weight;
                above[j] += weight * mean(cells, j, eta, sigma, RegionConflictsTest::midP);
            }
        }
        Arrays.setAll(above, j -> above[j] / below[j]);
        return above;
    }

    private interface OfRegion {
        double at(Cells cells, int j, double[] eta, double u);
    }

    /** Over u ~ N(0, σ²). */
    private static double mean(Cells cells, int j, double[] eta, double sigma, OfRegion value) {
        double sum = 0;
        double all = 0;
        for (int k = -18; k <= 18; k++) {
            double z = k / 3.0;
            double density = Math.exp(-z * z / 2);
            all += density;
            sum += density * value.at(cells, j, eta, sigma * z);
        }
        return sum / all;
    }

    private static double probability(Cells cells, int j, double[] eta, double u) {
        double log = 0;
        for (int c = cells.start(j); c < cells.start(j + 1); c++) {
            double t = eta[c] + u;
            log -= cells.successes(c) * Math.log1p(Math.exp(-t))
                    + (cells.trials(c) - cells.successes(c)) * Math.log1p(Math.exp(t));
        }
        return Math.max(Double.MIN_NORMAL, Math.exp(log));
    }

    private static double midP(Cells cells, int j, double[] eta, double u) {
        double[] counts = {1};
        for (int c = cells.start(j); c < cells.start(j + 1); c++) {
            double q = 1 / (1 + Math.exp(-eta[c] - u));
            for (int i = 0; i < cells.trials(c); i++) {
                counts = oneMore(counts, q);
            }
        }
        int y = (int) cells.successesOfRegion(j);
        return Arrays.stream(counts, 0, y).sum() + counts[y] / 2;
    }

    private static double[] oneMore(double[] counts, double q) {
        double[] more = new double[counts.length + 1];
        for (int y = 0; y < counts.length; y++) {
            more[y] += counts[y] * (1 - q);
            more[y + 1] += counts[y] * q;
        }
        return more;
    }
}
