package org.regionwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The area-level posterior against brute force: dense matrices over a dense grid of σ, and over a dense grid of θ. */
class FayHerriotPosteriorTest {
    private static final double NONE = Double.NaN;

    private record Case(String name, AreaScale scale, double[] estimate, double[] variance, double[][] x, double mean) {
        AreaEstimates data() {
            return new AreaEstimates(
                    estimate,
                    variance,
                    new SimpleMatrix(x).getDDRM(),
                    List.of("(Intercept)", "a", "b").subList(0, x[0].length));
        }
    }

    private static double[][] ones(int size) {
        double[][] x = new double[size][];
        Arrays.setAll(x, j -> new double[] {1});
        return x;
    }

    private static final double[][] WITH_PREDICTOR = {{1, 30}, {1, 42}, {1, 25}, {1, 61}, {1, 47}, {1, 55}, {1, 38}};

    private static final List<Case> CASES = List.of(
            new Case(
                    "spread, a predictor, one area outside",
                    AreaScale.IDENTITY,
                    new double[] {0.12, 0.31, 0.05, 0.44, NONE, 0.20, 0.26},
                    new double[] {0.004, 0.01, 0.002, 0.006, NONE, 0.001, 0.02},
                    WITH_PREDICTOR,
                    NONE),
            new Case(
                    "piled up at zero",
                    AreaScale.LOGIT,
                    new double[] {-1.2, -1.25, -1.1, -1.22, -1.18, NONE},
                    new double[] {0.5, 0.3, 0.8, 0.4, 0.2, NONE},
                    ones(6),
                    NONE),
            new Case(
                    "logit, spread out, own prior",
                    AreaScale.LOGIT,
                    new double[] {-3, 0.4, -1.1, 1.9, -2.2, 0.3, -0.9},
                    new double[] {0.1, 0.3, 0.08, 0.4, 0.2, 1, 0.5},
                    WITH_PREDICTOR,
                    1),
            new Case(
                    "arcsine at the ends of its support",
                    AreaScale.ARCSINE,
                    new double[] {0, 0.2, Math.PI / 2, 0.4, 0.25, NONE, 1.5},
                    new double[] {0.05, 0.02, 0.04, 0.01, 0.02, NONE, 0.03},
                    ones(7),
                    NONE),
            new Case(
                    "three areas", AreaScale.IDENTITY, new double[] {1, 2, 4}, new double[] {1, 0.5, 2}, ones(3), NONE),
            new Case("two areas", AreaScale.IDENTITY, new double[] {1, 2}, new double[] {0.3, 0.5}, ones(2), NONE),
            new Case("one area", AreaScale.ARCSINE, new double[] {0.5}, new double[] {0.01}, ones(1), NONE),
            new Case(
                    "all alike",
                    AreaScale.IDENTITY,
                    new double[] {2, 2, 2, 2},
                    new double[] {1, 1, 2, 3},
                    ones(4),
                    NONE),
            new Case(
                    "huge and tiny variances",
                    AreaScale.IDENTITY,
                    new double[] {0.1, 0.9, 0.4, 3, 0.3},
                    new double[] {1e-6, 1, 0.01, 100, 0.2},
                    ones(5),
                    NONE));

    private static FayHerriotPosterior posterior(Case each) {
        return new FayHerriotPosterior(
                each.data(), each.scale(), new FayHerriotPosterior.Settings(each.mean(), 20_000, 7, 0.95));
    }

    @TestFactory
    Stream<DynamicTest> bruteForce() {
        return CASES.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> agrees(each)));
    }

    private static void agrees(Case each) {
        FayHerriotPosterior ours = posterior(each);
        Brute brute = new Brute(each, ours.sigmaPriorMean());
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
            assertEquals(theirs[8], marginal.effectStandardDeviation(), 3e-6 * brute.effectScale(), where);
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

    /** Midpoints over σ; given σ the joint normal of (β, u) from its precision matrix. */
    private static final class Brute {
        private static final int SIZE = 10_000;
        private final Case data;
        private final double[] sigma = new double[SIZE];
        private final double[] weight = new double[SIZE];
        private final SimpleMatrix[] mean = new SimpleMatrix[SIZE];
        private final SimpleMatrix[] covariance = new SimpleMatrix[SIZE];
        private final int p;
        private final int m;

        Brute(Case data, double priorMean) {
            this.data = data;
            this.p = data.x()[0].length;
            this.m = data.estimate().length;
            // in σ = s² so that points are dense near zero
            double end = Math.sqrt(end(priorMean));
            double[] log = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                double root = end * (i + 0.5) / SIZE;
                sigma[i] = root * root;
                log[i] = condition(i) - sigma[i] / priorMean + Math.log(root);
            }
            double top = Arrays.stream(log).max().orElseThrow();
            double mass = 0;
            for (int i = 0; i < SIZE; i++) {
                weight[i] = Math.exp(log[i] - top);
                mass += weight[i];
            }
            for (int i = 0; i < SIZE; i++) {
                weight[i] /= mass;
            }
        }

        /** Thirty-five prior means, as the likelihood falls as well, or where the likelihood has ended before. */
        private double end(double priorMean) {
            return 35 * priorMean;
        }

        /** log ∫∫ p(θ̂ | β, u) p(u | σ) du dβ, and the normal of (β, u) given σ and θ̂. */
        private double condition(int i) {
            int size = p + m;
            SimpleMatrix precision = new SimpleMatrix(size, size);
            SimpleMatrix linear = new SimpleMatrix(size, 1);
            double constant = -m * Math.log(sigma[i]);
            for (int j = 0; j < m; j++) {
                precision.set(p + j, p + j, precision.get(p + j, p + j) + 1 / (sigma[i] * sigma[i]));
                if (Double.isNaN(data.estimate()[j])) {
                    continue;
                }
                double v = data.variance()[j];
                double[] row = new double[size];
                System.arraycopy(data.x()[j], 0, row, 0, p);
                row[p + j] = 1;
                for (int a = 0; a < size; a++) {
                    for (int b = 0; b < size; b++) {
                        precision.set(a, b, precision.get(a, b) + row[a] * row[b] / v);
                    }
                    linear.set(a, linear.get(a) + row[a] * data.estimate()[j] / v);
                }
                constant -= data.estimate()[j] * data.estimate()[j] / (2 * v);
            }
            covariance[i] = precision.invert();
            mean[i] = covariance[i].mult(linear);
            double sum = 0;
            for (int a = 0; a < size; a++) {
                sum += mean[i].get(a) * linear.get(a) / 2;
            }
            // a determinant of many scales: by the pivots' logarithms
            return constant + sum - logDeterminant(precision) / 2;
        }

        private static double logDeterminant(SimpleMatrix matrix) {
            SimpleMatrix left = matrix.copy();
            double log = 0;
            for (int k = 0; k < left.getNumRows(); k++) {
                double pivot = left.get(k, k);
                log += Math.log(pivot);
                for (int a = k + 1; a < left.getNumRows(); a++) {
                    double factor = left.get(a, k) / pivot;
                    for (int b = k; b < left.getNumRows(); b++) {
                        left.set(a, b, left.get(a, b) - factor * left.get(k, b));
                    }
                }
            }
            return log;
        }

        double sigmaMean() {
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += weight[i] * sigma[i];
            }
            return sum;
        }

        double sigmaBelow(double value) {
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                double share = i == SIZE - 1 ? 1 : (value - sigma[i]) / (sigma[i + 1] - sigma[i]) + 0.5;
                sum += weight[i] * Math.min(1, Math.max(0, share));
            }
            return sum;
        }

        double threshold() {
            return data.scale() == AreaScale.IDENTITY ? 0.25 : 0.2;
        }

        double effectScale() {
            return Math.sqrt(Math.max(sigmaMean() * sigmaMean(), 1e-6));
        }

        private double[] theta(int i, int j) {
            double centre = mean[i].get(p + j);
            double variance = covariance[i].get(p + j, p + j);
            for (int a = 0; a < p; a++) {
                centre += data.x()[j][a] * mean[i].get(a);
                variance += 2 * data.x()[j][a] * covariance[i].get(a, p + j);
                for (int b = 0; b < p; b++) {
                    variance += data.x()[j][a] * data.x()[j][b] * covariance[i].get(a, b);
                }
            }
            return new double[] {centre, Math.sqrt(variance)};
        }

        /** Mean, SD, P below the three quantiles, exceedance, shrinkage, mean and SD of u. */
        double[] area(int j, PosteriorSummary at) {
            double[] answer = new double[9];
            double mass = 0;
            double square = 0;
            double effectSquare = 0;
            for (int i = 0; i < SIZE; i++) {
                if (weight[i] < 1e-13) {
                    continue;
                }
                double[] theta = theta(i, j);
                double[] parts = parts(theta[0], theta[1], at);
                mass += weight[i];
                answer[0] += weight[i] * parts[0];
                square += weight[i] * parts[1];
                for (int k = 2; k < 6; k++) {
                    answer[k] += weight[i] * parts[k];
                }
                double own = Double.isNaN(data.variance()[j])
                        ? 1
                        : data.variance()[j] / (sigma[i] * sigma[i] + data.variance()[j]);
                answer[6] += weight[i] * own;
                answer[7] += weight[i] * mean[i].get(p + j);
                effectSquare += weight[i] * (covariance[i].get(p + j, p + j) + mean[i].get(p + j) * mean[i].get(p + j));
            }
            for (int k = 0; k < 8; k++) {
                answer[k] /= mass;
            }
            answer[1] = Math.sqrt(square / mass - 2 * at.mean() * answer[0] + at.mean() * at.mean());
            answer[8] = Math.sqrt(effectSquare / mass - answer[7] * answer[7]);
            return answer;
        }

        /** Of one restricted normal by midpoints: first and second moment and probabilities. */
        private double[] parts(double centre, double spread, PosteriorSummary at) {
            int size = 800;
            double low = centre - 8 * spread;
            double high = centre + 8 * spread;
            if (data.scale() == AreaScale.ARCSINE) {
                low = Math.max(low, 0);
                high = Math.min(high, Math.PI / 2);
            }
            double[] limits = {at.median(), at.lower(), at.upper(), threshold()};
            double[] onScale = Arrays.stream(limits).map(this::scaled).toArray();
            double[] answer = new double[6];
            double mass = 0;
            double step = (high - low) / size;
            for (int i = 0; i < size; i++) {
                double theta = low + (i + 0.5) * step;
                double density = Math.exp(-Math.pow((theta - centre) / spread, 2) / 2);
                double value = back(theta);
                mass += density;
                answer[0] += density * value;
                answer[1] += density * value * value;
                for (int k = 0; k < 4; k++) {
                    answer[2 + k] += density * Math.min(1, Math.max(0, (onScale[k] - theta) / step + 0.5));
                }
            }
            for (int k = 0; k < 6; k++) {
                answer[k] /= mass;
            }
            answer[5] = 1 - answer[5];
            return answer;
        }

        private double scaled(double value) {
            return switch (data.scale()) {
                case IDENTITY -> value;
                case LOGIT -> Math.log(value / (1 - value));
                case ARCSINE -> Math.asin(Math.sqrt(value));
            };
        }

        private double back(double theta) {
            return switch (data.scale()) {
                case IDENTITY -> theta;
                case LOGIT -> 1 / (1 + Math.exp(-theta));
                case ARCSINE -> Math.sin(theta) * Math.sin(theta);
            };
        }

        double coefficientMean() {
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += weight[i] * mean[i].get(0);
            }
            return sum;
        }

        double coefficientDeviation() {
            double centre = coefficientMean();
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += weight[i] * (covariance[i].get(0, 0) + Math.pow(mean[i].get(0) - centre, 2));
            }
            return Math.sqrt(sum);
        }

        /** Of θ_0 − θ_1. */
        double differenceDeviation() {
            double first = 0;
            double second = 0;
            for (int i = 0; i < SIZE; i++) {
                double[] row = new double[p + m];
                for (int a = 0; a < p; a++) {
                    row[a] = data.x()[0][a] - data.x()[1][a];
                }
                row[p] = 1;
                row[p + 1] = -1;
                double centre = 0;
                double variance = 0;
                for (int a = 0; a < p + m; a++) {
                    centre += row[a] * mean[i].get(a);
                    for (int b = 0; b < p + m; b++) {
                        variance += row[a] * row[b] * covariance[i].get(a, b);
                    }
                }
                first += weight[i] * centre;
                second += weight[i] * (variance + centre * centre);
            }
            return Math.sqrt(second - first * first);
        }
    }

    @Test
    void sameSeedSameDraws() {
        Case each = CASES.get(3);
        JointDraws one = posterior(each).regions(NONE).draws();
        JointDraws other = posterior(each).regions(NONE).draws();
        for (int j = 0; j < each.estimate().length; j++) {
            for (int d = 0; d < one.size(); d++) {
                assertEquals(one.prevalence(j, d), other.prevalence(j, d));
                assertTrue(one.prevalence(j, d) >= 0 && one.prevalence(j, d) <= 1);
            }
        }
    }

    /** On the identity scale draws may be negative. */
    @Test
    void ranksOfNegativeValues() {
        Case each = new Case(
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
