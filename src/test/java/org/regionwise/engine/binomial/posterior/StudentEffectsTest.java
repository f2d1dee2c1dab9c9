package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.heldout.HeldOut;
import org.regionwise.engine.numeric.StandardNormal;

/** Region effects by Student's t, against brute force in R and against themselves by another way. */
class StudentEffectsTest {
    private static final double[] YES = {8, 7, 12, 5, 38, 0};
    private static final double[] ASKED = {40, 35, 60, 25, 50, 0};

    private static BinomialPosterior posterior(Cells cells, RegionEffects effects) {
        return new BinomialPosterior(
                cells, new BinomialPosterior.Settings(Priors.DEFAULT, 0, 4000, 1, 0.95, effects, Grain.FINE));
    }

    /** Each region's respondents in so many cells alike. */
    private static Cells cells(int parts) {
        int size = YES.length * parts;
        int[] region = new int[size];
        double[] trials = new double[size];
        double[] successes = new double[size];
        double[] share = new double[size];
        DMatrixRMaj design = new DMatrixRMaj(size, 1);
        for (int c = 0; c < size; c++) {
            region[c] = c / parts;
            trials[c] = ASKED[region[c]] / parts;
            successes[c] = YES[region[c]] / parts;
            share[c] = 1;
            design.set(c, 0, 1);
        }
        return new Cells(YES.length, region, trials, successes, share, design, List.of("(Intercept)"));
    }

    private static void near(PosteriorSummary expected, PosteriorSummary actual, double ofMoments, double ofLimits) {
        double deviation = expected.standardDeviation();
        assertEquals(expected.mean(), actual.mean(), ofMoments * deviation, "mean of " + expected);
        assertEquals(deviation, actual.standardDeviation(), ofMoments * deviation, "deviation of " + expected);
        assertEquals(expected.median(), actual.median(), ofLimits * deviation, "median of " + expected);
        assertEquals(expected.lower(), actual.lower(), ofLimits * deviation, "lower limit of " + expected);
        assertEquals(expected.upper(), actual.upper(), ofLimits * deviation, "upper limit of " + expected);
    }

    /** By {@code src/test/r/student-effects.R}, whose own grid is good to .002 of a standard deviation. */
    @Test
    void agreesWithBruteForce() {
        Map<String, PosteriorSummary> expected = ReferenceCase.csv("extra/student-effects.csv").stream()
                .collect(Collectors.toMap(
                        row -> row.get("quantity"),
                        row -> new PosteriorSummary(
                                Double.parseDouble(row.get("mean")),
                                Double.parseDouble(row.get("sd")),
                                Double.parseDouble(row.get("median")),
                                Double.parseDouble(row.get("lower")),
                                Double.parseDouble(row.get("upper")))));
        BinomialPosterior posterior = posterior(cells(1), RegionEffects.STUDENT);
        BinomialPosterior.Regions regions = posterior.regions(Double.NaN);
        assertTrue(regions.massError() < 5e-4, () -> "mass misses 1 by " + regions.massError());
        for (int j = 0; j < YES.length; j++) {
            RegionMarginal marginal = regions.marginals().get(j);
            near(expected.get("region" + (j + 1)), marginal.prevalence(), 3e-3, 5e-3);
            draws(regions.draws(), j, marginal.prevalence());
        }
        near(expected.get("intercept"), posterior.coefficients().get(0), 6e-3, 1e-2);
        near(expected.get("sigma"), posterior.sigma(), 5e-3, 2e-2);
        near(expected.get("degrees"), posterior.degreesOfFreedom(), 0.03, 0.1);
    }

    /** Within four standard errors. */
    private static void draws(JointDraws draws, int j, PosteriorSummary exact) {
        double mean = 0;
        for (int d = 0; d < draws.size(); d++) {
            mean += draws.prevalence(j, d) / draws.size();
        }
        assertEquals(exact.mean(), mean, 4 * exact.standardDeviation() / Math.sqrt(draws.size()));
    }

    /** Two cells of the same respondents go another way through the engine. */
    @Test
    void cellsThatAreAlikeAreOne() {
        BinomialPosterior one = posterior(cells(1), RegionEffects.STUDENT);
        BinomialPosterior two = posterior(cells(2), RegionEffects.STUDENT);
        near(one.sigma(), two.sigma(), 1e-3, 1e-3);
        List<RegionMarginal> ones = one.regions(0.2).marginals();
        List<RegionMarginal> twos = two.regions(0.2).marginals();
        double[] conflicts = one.conflicts();
        double[] others = two.conflicts();
        for (int j = 0; j < YES.length; j++) {
            near(ones.get(j).prevalence(), twos.get(j).prevalence(), 5e-3, 1e-2);
            assertEquals(ones.get(j).shrinkage(), twos.get(j).shrinkage(), 5e-3);
            assertEquals(ones.get(j).effectMean(), twos.get(j).effectMean(), 5e-3);
            assertEquals(ones.get(j).synthetic(), twos.get(j).synthetic(), 2e-3);
            if (ASKED[j] > 0) {
                assertEquals(conflicts[j], others[j], 2e-3);
            }
        }
    }

    /** Weighted points, and the hyperparameters integrated again, say the same of a region held out. */
    @Test
    void heldOutAsIntegratedAgain() {
        BinomialPosterior posterior = posterior(cells(1), RegionEffects.STUDENT);
        HeldOut weighted = posterior.heldOut(HeldOutByPosterior.UNRELIABLE);
        HeldOut again = posterior.heldOut(-1);
        for (int j : new int[] {0, 4}) {
            double expected = again.predict(new int[] {j}).logScores()[0];
            assertEquals(expected, weighted.predict(new int[] {j}).logScores()[0], 0.01, "region " + j);
        }
    }

    @Test
    void anOutlyingRegionIsPulledLess() {
        double[] trials = new double[21];
        double[] successes = new double[21];
        Arrays.fill(trials, 40);
        for (int j = 0; j < trials.length; j++) {
            successes[j] = j == 20 ? 36 : 7 + j % 4;
        }
        DMatrixRMaj ones = new DMatrixRMaj(trials.length, 1);
        Arrays.fill(ones.data, 1);
        Cells cells = Cells.oneEach(trials, successes, ones, List.of("(Intercept)"));
        BinomialPosterior normal = posterior(cells, RegionEffects.NORMAL);
        BinomialPosterior student = posterior(cells, RegionEffects.STUDENT);
        double pulled = normal.regions(0.2).marginals().get(20).prevalence().mean();
        double kept = student.regions(0.2).marginals().get(20).prevalence().mean();
        assertTrue(kept > pulled && kept < 0.9, kept + " under Student's t, " + pulled + " under the normal");
        assertTrue(student.sigma().mean() < 0.8 * normal.sigma().mean(), "the others are seen to be alike");
        assertTrue(student.degreesOfFreedom().median() < 6, "few degrees of freedom");
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.3, 4, 10, 60})
    void aMixtureIsStudentsDistribution(double degrees) {
        ScaleMixture mixture = ScaleMixture.student(degrees);
        TDistribution exact = new TDistribution(degrees);
        for (double x = -6; x <= 6; x += 0.5) {
            double below = 0;
            for (int q = 0; q < mixture.size(); q++) {
                below += mixture.weight()[q] * StandardNormal.below(x / mixture.scale()[q]);
            }
            // what is left out at the ends, and the rule's own error
            assertEquals(exact.cumulativeProbability(x), below, 3e-4, "at " + x);
        }
    }
}
