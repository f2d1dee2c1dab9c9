package org.regionwise.engine.binomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.Evaluation;

/** Integrals with as many nodes as they take, against the trapezoidal rule with thousands. */
class AdaptiveRuleTest {
    private static final double[] SIGMAS = {0.02, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 6, 10, 20};

    private static Cells cells(double[] trials, double[] successes) {
        DMatrixRMaj ones = new DMatrixRMaj(trials.length, 1);
        Arrays.fill(ones.data, 1);
        return Cells.oneEach(trials, successes, ones, List.of("(Intercept)"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "1, 1",
        "2, 1",
        "7, 0",
        "7, 3",
        "7, 7",
        "20, 0",
        "20, 5",
        "100, 1",
        "100, 40",
        "1000, 300",
        "1000000, 7",
        "1000000, 400000",
        "12.3, 4.56",
        ".4, .1"
    })
    void errsByLessThanItSays(double trials, double successes) {
        Cells one = cells(new double[] {trials}, new double[] {successes});
        RegionIntegral integral = new RegionIntegral(one, 0);
        for (double eta : new double[] {-9, -4, -2, 0, 1, 3}) {
            for (double sigma : SIGMAS) {
                integral.integrate(0, new double[] {eta}, sigma, 0);
                // the rule's own tolerance is 1e-7; where a million answer, rounding alone is 1e-10 of ℓ
                assertEquals(
                        bruteForce(trials, successes, eta, sigma, integral.mode(), integral.tau()),
                        integral.logLikelihood(),
                        1e-7 + 1e-12 * trials,
                        "eta " + eta + ", sigma " + sigma);
            }
        }
    }

    /** ℓ by the trapezoidal rule with 8,001 nodes, over ±40τ and not beyond ±14 of the prior's. */
    private static double bruteForce(double n, double y, double eta, double sigma, double mode, double tau) {
        double reach = Math.min(14, 40 * Math.max(tau, 0.01));
        int half = 4000;
        double step = reach / half;
        double top = logIntegrand(n, y, eta, sigma, mode);
        double sum = 0;
        for (int k = -half; k <= half; k++) {
            sum += Math.exp(logIntegrand(n, y, eta, sigma, mode + k * step) - top);
        }
        return top + Math.log(sum * step) - 0.5 * Math.log(2 * Math.PI);
    }

    private static double logIntegrand(double n, double y, double eta, double sigma, double v) {
        double h = eta + sigma * v;
        return y * h - n * (Math.max(h, 0) + Math.log1p(Math.exp(-Math.abs(h)))) - v * v / 2;
    }

    /** Regions of one answer with σ of 4, on which 15 Gauss–Hermite nodes err by a thousandth each. */
    @Test
    void derivativesAreThoseOfTheIntegral() {
        Cells cells = cells(new double[] {1, 1, 3, 40}, new double[] {0, 1, 3, 2});
        MarginalLikelihood likelihood = new MarginalLikelihood(cells, ScaledDesign.of(cells), 0);
        for (double[] point : new double[][] {{-1, 4}, {0.3, 0.9}, {-2, 0.1}}) {
            Evaluation here = likelihood.at(point);
            for (int i = 0; i < 2; i++) {
                double[] above = point.clone();
                double[] below = point.clone();
                above[i] += 1e-3;
                below[i] -= 1e-3;
                Evaluation up = likelihood.at(above);
                Evaluation down = likelihood.at(below);
                // differences of ℓ, good to 1e-7 a region, over 2e-3
                assertEquals((up.value() - down.value()) / 2e-3, here.gradient()[i], 2e-4);
                for (int k = 0; k < 2; k++) {
                    double slope = (up.gradient()[k] - down.gradient()[k]) / 2e-3;
                    assertEquals(slope, here.hessian().get(i, k), 1e-3 * (1 + Math.abs(slope)));
                }
            }
        }
    }

    @Test
    void aNumberOfNodesThatIsTooSmallIsSaid() {
        double[] trials = new double[60];
        double[] successes = new double[60];
        Arrays.fill(trials, 5);
        Arrays.setAll(successes, j -> j % 3 == 0 ? 5 : j % 7 == 0 ? 2 : 0);
        Cells cells = cells(trials, successes);
        assertTrue(warns(new BinomialRandomIntercept(cells, 5).fit()), "five nodes are too few here");
        assertTrue(!warns(new BinomialRandomIntercept(cells, 0).fit()), "as many as it takes are enough");
        double[] wide = new double[60];
        Arrays.setAll(wide, j -> 2 + j % 2);
        assertTrue(!warns(new BinomialRandomIntercept(cells(trials, wide), 15).fit()), "regions hardly differ");
    }

    private static boolean warns(BinomialFit fit) {
        return fit.summary().warnings().stream().anyMatch(each -> each.code().equals("few-quadrature-points"));
    }

    @Test
    void regionsWithTheSameCountsAreIntegratedOnceAndCountAsMany() {
        double[] trials = {4, 7, 4, 4, 7, 0};
        double[] successes = {1, 2, 1, 1, 3, 0};
        Cells cells = cells(trials, successes);
        Evaluation all = new MarginalLikelihood(cells, ScaledDesign.of(cells), 15).at(new double[] {-0.4, 0.8});
        double sum = 0;
        for (int j = 0; j < 5; j++) {
            Cells one = cells(new double[] {trials[j]}, new double[] {successes[j]});
            sum += new MarginalLikelihood(one, ScaledDesign.of(one), 15)
                    .at(new double[] {-0.4, 0.8})
                    .value();
        }
        // another order of adding
        assertEquals(sum, all.value(), 1e-12);
    }
}
