package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;

/** A small version of the study behind docs/coverage-area.md: known variances, σ small beside the standard errors. */
class AreaCoverageTest {
    private static final int TABLES = 120;

    /** Shares of regions covered: REML ± 1.96 √MSE, REML as reported, full Bayes. */
    private static final class Covered {
        private final double[] share = new double[3];
        private double regions;

        void add(int method, double lower, double truth, double upper) {
            share[method] += lower <= truth && truth <= upper ? 1 : 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 0.2", "25, 0.2"})
    void intervalsCover(int m, double sigma) {
        Covered all = new Covered();
        Covered zero = new Covered();
        for (int table = 0; table < TABLES; table++) {
            simulate(m, sigma, new SplittableRandom(31L * table + m), all, zero);
        }
        double[] before = {all.share[0] / all.regions, zero.share[0] / zero.regions};
        double[] reml = {all.share[1] / all.regions, zero.share[1] / zero.regions};
        double[] bayes = {all.share[2] / all.regions, zero.share[2] / zero.regions};
        String seen = "before %.3f %.3f, reml %.3f %.3f, bayes %.3f %.3f"
                .formatted(before[0], before[1], reml[0], reml[1], bayes[0], bayes[1]);
        // four Monte Carlo errors are some 0.02 at 8 regions, 0.015 at 25
        assertTrue(bayes[0] > 0.935 && bayes[0] < 0.99, seen);
        assertTrue(reml[0] > 0.925 && reml[0] > before[0] + 0.005, seen);
        assertTrue(bayes[1] > before[1] + 0.05, seen);
    }

    private static void simulate(int m, double sigma, SplittableRandom random, Covered all, Covered zero) {
        double[] truth = new double[m];
        double[] estimate = new double[m];
        double[] variance = new double[m];
        DMatrixRMaj design = new DMatrixRMaj(m, 1);
        for (int j = 0; j < m; j++) {
            design.set(j, 0, 1);
            variance[j] = 1 / (0.16 * (30 + 300 * random.nextDouble()));
            truth[j] = -1.4 + sigma * random.nextGaussian();
            estimate[j] = truth[j] + Math.sqrt(variance[j]) * random.nextGaussian();
        }
        AreaEstimates data = new AreaEstimates(estimate, variance, design, List.of("(Intercept)"));
        FayHerriotFit fit = new FayHerriot(data, VarianceEstimator.REML).fit();
        List<AreaPrediction> fitted = fit.predictions(AreaScale.IDENTITY, 0.95);
        List<RegionMarginal> posterior = new FayHerriotPosterior(
                        data, AreaScale.IDENTITY, new FayHerriotPosterior.Settings(Double.NaN, 100, 1, 0.95))
                .regions(Double.NaN)
                .marginals();
        for (Covered covered : fit.summary().singular() ? List.of(all, zero) : List.of(all)) {
            covered.regions += m;
            for (int j = 0; j < m; j++) {
                AreaPrediction area = fitted.get(j);
                double half = 1.959964 * Math.sqrt(area.onScale().mse().total());
                covered.add(0, area.estimate() - half, truth[j], area.estimate() + half);
                covered.add(
                        1, area.interval().lower(), truth[j], area.interval().upper());
                PosteriorSummary region = posterior.get(j).prevalence();
                covered.add(2, region.lower(), truth[j], region.upper());
            }
        }
    }
}
