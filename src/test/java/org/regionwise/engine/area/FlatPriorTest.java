package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.PosteriorSummary;

/**
 * The posterior under a prior flat on σ², whose tail falls as a power of σ, against the trapezoidal rule over log σ
 * with the normal equations of one or two coefficients.
 */
class FlatPriorTest {
    private static final int POINTS = 20_000;

    /** σ with its posterior, and at every σ the mean and variance of θ_j. */
    private static final class Trapezoid {
        private final double[] sigma = new double[POINTS];
        private final double[] weight = new double[POINTS];
        private final double[][] mean;
        private final double[][] variance;

        Trapezoid(double[] estimate, double[] sampling, double[][] x) {
            int m = estimate.length;
            int p = x[0].length;
            mean = new double[POINTS][m];
            variance = new double[POINTS][m];
            double[] log = new double[POINTS];
            double low = Math.log(Math.sqrt(Arrays.stream(sampling).min().orElseThrow())) - 16;
            double high = Math.log(Math.sqrt(Arrays.stream(sampling).max().orElseThrow())
                            + Arrays.stream(estimate).map(Math::abs).max().orElseThrow())
                    + 30;
            for (int i = 0; i < POINTS; i++) {
                sigma[i] = Math.exp(low + (high - low) * i / (POINTS - 1));
                log[i] = 2 * Math.log(sigma[i]) + given(i, estimate, sampling, x, p);
            }
            double top = Arrays.stream(log).max().orElseThrow();
            for (int i = 0; i < POINTS; i++) {
                weight[i] = Math.exp(log[i] - top);
            }
            double sum = Arrays.stream(weight).sum();
            for (int i = 0; i < POINTS; i++) {
                weight[i] /= sum;
            }
        }

        /** log ∫ p(θ̂ | β, σ) dβ. */
        private double given(int i, double[] estimate, double[] sampling, double[][] x, int p) {
            double[][] a = new double[2][2];
            double[] b = new double[2];
            double constant = 0;
            for (int j = 0; j < estimate.length; j++) {
                double w = 1 / (sigma[i] * sigma[i] + sampling[j]);
                constant += Math.log(w) / 2;
                for (int k = 0; k < p; k++) {
                    b[k] += w * x[j][k] * estimate[j];
                    for (int l = 0; l < p; l++) {
                        a[k][l] += w * x[j][k] * x[j][l];
                    }
                }
            }
            double determinant = p == 1 ? a[0][0] : a[0][0] * a[1][1] - a[0][1] * a[1][0];
            double[][] inverse = p == 1
                    ? new double[][] {{1 / a[0][0], 0}, {0, 0}}
                    : new double[][] {
                        {a[1][1] / determinant, -a[0][1] / determinant}, {-a[1][0] / determinant, a[0][0] / determinant}
                    };
            double[] beta = {inverse[0][0] * b[0] + inverse[0][1] * b[1], inverse[1][0] * b[0] + inverse[1][1] * b[1]};
            double squares = 0;
            for (int j = 0; j < estimate.length; j++) {
                double slope = p == 1 ? 0 : x[j][1];
                double line = beta[0] + slope * beta[1];
                double spread = inverse[0][0] + 2 * slope * inverse[0][1] + slope * slope * inverse[1][1];
                double total = sigma[i] * sigma[i] + sampling[j];
                double synthetic = sampling[j] / total;
                squares += (estimate[j] - line) * (estimate[j] - line) / total;
                mean[i][j] = synthetic * line + (1 - synthetic) * estimate[j];
                variance[i][j] = (1 - synthetic) * sampling[j] + synthetic * synthetic * spread;
            }
            return constant - Math.log(determinant) / 2 - squares / 2;
        }

        double moment(int power) {
            double sum = 0;
            for (int i = 0; i < POINTS; i++) {
                sum += weight[i] * Math.pow(sigma[i], power);
            }
            return sum;
        }

        /** Half of the weight at the value itself, as the trapezoid has it, is within a weight of the truth. */
        double below(double value) {
            double step = Math.log(sigma[1] / sigma[0]);
            double at = Math.log(value / sigma[0]) / step;
            double sum = 0;
            int whole = (int) at;
            for (int i = 0; i < whole; i++) {
                sum += weight[i];
            }
            // ∫ up to the point by the Euler–Maclaurin sum of half its end, then a step of the trapezoid's
            double share = at - whole;
            double next = weight[whole] + share * (weight[whole + 1] - weight[whole]);
            return sum + weight[whole] / 2 + share * (weight[whole] + next) / 2;
        }

        double[] area(int j) {
            double first = 0;
            double second = 0;
            for (int i = 0; i < POINTS; i++) {
                first += weight[i] * mean[i][j];
            }
            for (int i = 0; i < POINTS; i++) {
                second += weight[i] * (variance[i][j] + (mean[i][j] - first) * (mean[i][j] - first));
            }
            return new double[] {first, Math.sqrt(second)};
        }
    }

    private static double[][] predictors(int m, int p) {
        double[][] x = new double[m][];
        Arrays.setAll(x, j -> p == 1 ? new double[] {1} : new double[] {1, (7 * j) % 11 - 3});
        return x;
    }

    private static FayHerriotPosterior posterior(double[] estimate, double[] sampling, double[][] x) {
        AreaCase areas = new AreaCase("", AreaScale.IDENTITY, estimate, sampling, x, Double.NaN);
        return new FayHerriotPosterior(
                areas.data(), AreaScale.IDENTITY, new FayHerriotPosterior.Settings(Double.NaN, 100, 1, 0.95));
    }

    /** Spread of log V: 0 all alike, 14 from a millionth to a million; outliers ten or a thousand σ away. */
    @ParameterizedTest
    @CsvSource({
        "6, 1, 0.5, 1, 0",
        "6, 1, 0, 0, 0",
        "7, 2, 0.5, 1, 0",
        "7, 2, 3, 0.1, 10",
        "6, 1, 14, 1, 0",
        "6, 1, 14, 1, 1000",
        "8, 1, 1, 0, 0",
        "10, 1, 1, 0.2, 0",
        "10, 2, 0.5, 3, 1000",
        "12, 2, 6, 0.01, 10",
        "30, 1, 1, 0.2, 0",
        "30, 2, 14, 2, 1000",
        "100, 1, 1, 0, 0",
        "100, 2, 6, 0.3, 10",
        "100, 1, 14, 100, 0",
        "100, 1, 1, 10000, 0"
    })
    void theTailIsIntegratedToo(int m, int p, double spread, double sigma, double outlier) {
        SplittableRandom random = new SplittableRandom(1000L * m + 10L * p + (long) spread);
        double[] estimate = new double[m];
        double[] sampling = new double[m];
        for (int j = 0; j < m; j++) {
            sampling[j] = Math.exp(spread * (2 * random.nextDouble() - 1));
            estimate[j] = 0.5 + sigma * random.nextGaussian() + Math.sqrt(sampling[j]) * random.nextGaussian();
        }
        estimate[0] += outlier * Math.max(sigma, 1);
        double[][] x = predictors(m, p);
        FayHerriotPosterior ours = posterior(estimate, sampling, x);
        Trapezoid theirs = new Trapezoid(estimate, sampling, x);
        assertTrue(Double.isNaN(ours.sigmaPriorMean()), "the prior is flat");
        PosteriorSummary summary = ours.sigma();
        double first = theirs.moment(1);
        // over log σ the rule is exact but for rounding; what lies beyond e^-25 of second moments is left out
        assertEquals(first, summary.mean(), 1e-8 * first);
        assertEquals(Math.sqrt(theirs.moment(2) - first * first), summary.standardDeviation(), 1e-7 * summary.mean());
        // between its points, 0.003 apart in log σ, the trapezoid leaves their square over that of the density's width,
        // 0.07
        assertEquals(0.025, theirs.below(summary.lower()), 1e-4);
        assertEquals(0.5, theirs.below(summary.median()), 1e-4);
        assertEquals(0.975, theirs.below(summary.upper()), 1e-4);
        assertEquals(0.975, ours.sigmaProbabilityBelow(summary.upper()), 1e-9);
        FayHerriotPosterior.Regions regions = ours.regions(Double.NaN);
        for (int j = 0; j < m; j++) {
            double[] area = theirs.area(j);
            PosteriorSummary figure = regions.marginals().get(j).prevalence();
            assertEquals(area[0], figure.mean(), 1e-7 * area[1], "area " + j);
            assertEquals(area[1], figure.standardDeviation(), 1e-7 * area[1], "area " + j);
        }
    }

    @Test
    void fewAreasHaveAnExponentialPriorAndSaySo() {
        double[] estimate = {1, 2, 4, 3, 2.5, 1.5};
        double[] sampling = {1, 0.5, 2, 1, 1, 1};
        for (int m = 1; m <= 6; m++) {
            FayHerriotPosterior ours =
                    posterior(Arrays.copyOf(estimate, m), Arrays.copyOf(sampling, m), predictors(m, 1));
            boolean said = ours.warnings().stream().anyMatch(each -> each.code().equals("prior-exponential"));
            assertEquals(m <= 5, said, m + " areas");
            assertEquals(m <= 5, ours.sigmaPriorMean() > 0, m + " areas");
        }
        AreaCase asked = new AreaCase("", AreaScale.IDENTITY, estimate, sampling, predictors(6, 1), 0.3);
        FayHerriotPosterior own = new FayHerriotPosterior(
                asked.data(), asked.scale(), new FayHerriotPosterior.Settings(0.3, 100, 1, 0.95));
        assertEquals(0.3, own.sigmaPriorMean());
        assertFalse(own.warnings().stream().anyMatch(each -> each.code().equals("prior-exponential")), "asked for");
    }
}
