package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/**
 * The posterior against sums over a lattice of (β, log σ) and of every region's effect, without any of the engine's
 * means.
 */
class PosteriorBruteForceTest {
    private static final double LAMBDA_STEP = 0.1;
    private static final double BETA_STEP = 0.08;
    /** What falls this far below the top does not count. */
    private static final double DEPTH = 17;

    private record Point(double beta, double sigma, double weight, double[] logLikelihood) {}

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Cells cells(double[] trials, double[] successes) {
        DMatrixRMaj ones = new DMatrixRMaj(trials.length, 1);
        Arrays.fill(ones.data, 1);
        return Cells.oneEach(trials, successes, ones, List.of("(Intercept)"));
    }

    private static BinomialPosterior posterior(Cells cells, long seed) {
        return new BinomialPosterior(cells, new BinomialPosterior.Settings(Priors.DEFAULT, 0, 1000, seed, 0.95));
    }

    @ParameterizedTest
    @CsvSource({
        // one respondent beside large regions, and a region without
        "1 60 45 0 80, 0 9 14 0 7",
        // effective counts
        "3.7 41.2 0.6 18.9, 1.2 6.1 0.6 2.2",
        "9 4, 2 3"
    })
    void agrees(String trialsList, String successesList) {
        double[] trials = numbers(trialsList);
        double[] successes = numbers(successesList);
        List<Point> lattice = lattice(trials, successes);
        BinomialPosterior posterior = posterior(cells(trials, successes), 1);
        parameter(lattice, posterior.sigma(), true);
        parameter(lattice, posterior.coefficients().get(0), false);
        BinomialPosterior.Regions regions = posterior.regions(0.2);
        assertTrue(regions.massError() < 1e-4, () -> "mass misses 1 by " + regions.massError());
        for (int j = 0; j < trials.length; j++) {
            region(lattice, trials[j], successes[j], j, regions.marginals().get(j));
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        // nobody said yes: the data set no limit below
        "8 12 5 20 9, 0 0 0 0 0",
        // regions that are all yes or all no
        "7 7 6 5 7 4, 7 0 6 0 0 4",
        // no sign of regions that differ: σ piles up at zero
        "20 25 18 30 22 26, 5 6 5 7 6 6",
        // one respondent a region
        "1 1 1 1 1 1 1, 1 0 0 1 0 0 0",
        "40 30 50 20, 2 18 30 1"
    })
    void agreesFarther(String trialsList, String successesList) {
        agrees(trialsList, successesList);
    }

    /** σ's limits within .02 of its standard deviation, means and deviations within .002; β's limits within .005. */
    private static void parameter(List<Point> lattice, PosteriorSummary ours, boolean sigma) {
        double mean = 0;
        double square = 0;
        for (Point point : lattice) {
            double value = sigma ? point.sigma : point.beta;
            mean += point.weight * value;
            square += point.weight * value * value;
        }
        double deviation = Math.sqrt(square - mean * mean);
        assertEquals(mean, ours.mean(), 2e-3 * deviation);
        assertEquals(deviation, ours.standardDeviation(), 3e-3 * deviation);
        double step = sigma ? LAMBDA_STEP : BETA_STEP;
        for (double[] limit : new double[][] {{0.025, ours.lower()}, {0.5, ours.median()}, {0.975, ours.upper()}}) {
            double at = sigma ? Math.log(limit[1]) : limit[1];
            double below = 0;
            for (Point point : lattice) {
                double value = sigma ? Math.log(point.sigma) : point.beta;
                below += point.weight * Math.min(1, Math.max(0, (at - value) / step + 0.5));
            }
            // in probability; a lattice point stands for a step evenly, which is itself good to about .001
            assertEquals(limit[0], below, 2e-3, "P(" + (sigma ? "σ" : "β") + " ≤ " + limit[1] + ")");
        }
    }

    private static void region(List<Point> lattice, double n, double y, int j, RegionMarginal ours) {
        double mean = 0;
        double square = 0;
        double exceeding = 0;
        double lower = 0;
        double upper = 0;
        double synthetic = 0;
        for (Point point : lattice) {
            double[] moments = new double[2];
            double step = step(point.sigma);
            for (double v = -9; v <= 9; v += step) {
                double p = Logistic.probability(point.beta + point.sigma * v);
                double mass = step * Math.exp(log(n, y, point, v) - point.logLikelihood[j]);
                moments[0] += mass * p;
                moments[1] += mass * p * p;
                synthetic += point.weight * step * Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI) * p;
            }
            mean += point.weight * moments[0];
            square += point.weight * moments[1];
            exceeding += point.weight * (1 - below(point, n, y, j, 0.2));
            lower += point.weight * below(point, n, y, j, ours.prevalence().lower());
            upper += point.weight * below(point, n, y, j, ours.prevalence().upper());
        }
        double deviation = Math.sqrt(square - mean * mean);
        String where = "region " + j;
        assertEquals(mean, ours.prevalence().mean(), 2e-3 * deviation, where);
        assertEquals(deviation, ours.prevalence().standardDeviation(), 2e-3 * deviation, where);
        assertEquals(synthetic, ours.synthetic(), 5e-3 * deviation, where);
        // .005 of a normal's standard deviation at its 2.5% quantile is 3e-4 in probability
        assertEquals(0.025, lower, 3e-4, where);
        assertEquals(0.975, upper, 3e-4, where);
        // where σ is next to nothing the lattice steps over the threshold in whole steps of β
        assertEquals(exceeding, ours.exceedance(), 3e-3, where);
    }

    private static double step(double sigma) {
        return Math.min(0.08, 0.25 / sigma);
    }

    private static double log(double n, double y, Point point, double v) {
        double h = point.beta + point.sigma * v;
        return y * h - n * (Math.max(h, 0) + Math.log1p(Math.exp(-Math.abs(h)))) - v * v / 2 - 0.918938533204673;
    }

    /** P(π_j ≤ prevalence | y, β, σ), by the trapezoidal rule ending there. */
    private static double below(Point point, double n, double y, int j, double prevalence) {
        double end = (Logistic.logit(prevalence) - point.beta) / point.sigma;
        if (end < -9) {
            return 0;
        }
        double step = step(point.sigma) / 2;
        // what the rule misses where it ends, h²/12 times the slope there
        double density = end > 9 ? 0 : Math.exp(log(n, y, point, end) - point.logLikelihood[j]);
        double slope = point.sigma * (y - n * prevalence) - end;
        double sum = -step * step / 12 * density * slope;
        for (double v = Math.min(end, 9); v > -9; v -= step) {
            double weight = v == end ? 0.5 : 1;
            sum += weight * step * Math.exp(log(n, y, point, v) - point.logLikelihood[j]);
        }
        return sum;
    }

    private static List<Point> lattice(double[] trials, double[] successes) {
        List<Point> all = new ArrayList<>();
        double top = Double.NEGATIVE_INFINITY;
        for (double lambda = -7; lambda < 3; lambda += LAMBDA_STEP) {
            double sigma = Math.exp(lambda);
            for (double beta = -13; beta < 9; beta += BETA_STEP) {
                Point point = new Point(beta, sigma, 0, new double[trials.length]);
                // the priors: N(0, 2.5²), Exponential(1), and dσ = σ dλ; below −7 all falls like e^λ
                double log = -beta * beta / (2 * 2.5 * 2.5) - sigma + lambda;
                log += lambda == -7 ? -Math.log(-Math.expm1(-LAMBDA_STEP)) : 0;
                for (int j = 0; j < trials.length; j++) {
                    double sum = 0;
                    double step = step(sigma);
                    for (double v = -9; v <= 9; v += step) {
                        sum += step * Math.exp(log(trials[j], successes[j], point, v));
                    }
                    point.logLikelihood[j] = Math.log(Math.max(sum, 1e-300));
                    log += point.logLikelihood[j];
                }
                top = Math.max(top, log);
                if (log > top - DEPTH) {
                    all.add(new Point(beta, sigma, log, point.logLikelihood));
                }
            }
        }
        double highest = top;
        double sum = all.stream()
                .mapToDouble(point -> Math.exp(point.weight - highest))
                .sum();
        return all.stream()
                .filter(point -> point.weight > highest - DEPTH)
                .map(point ->
                        new Point(point.beta, point.sigma, Math.exp(point.weight - highest) / sum, point.logLikelihood))
                .toList();
    }

    /**
     * Toenail-like: hundreds of regions of one or two answers and a σ of about four, where 15 Gauss–Hermite nodes
     * mislead.
     */
    @Test
    void manyRegionsOfFewAnswersAreNoDifferentFromTheirCounts() {
        int[] times = {60, 25, 12, 50};
        double[] n = {2, 2, 2, 1};
        double[] y = {0, 2, 1, 0};
        int size = Arrays.stream(times).sum();
        double[] trials = new double[size];
        double[] successes = new double[size];
        int at = 0;
        for (int kind = 0; kind < 4; kind++) {
            for (int i = 0; i < times[kind]; i++, at++) {
                trials[at] = n[kind];
                successes[at] = y[kind];
            }
        }
        BinomialPosterior posterior = posterior(cells(trials, successes), 1);
        double top = Double.NEGATIVE_INFINITY;
        double[][] log = new double[120][120];
        for (int g = 0; g < 120; g++) {
            for (int b = 0; b < 120; b++) {
                Point point = new Point(-9 + 0.08 * b, Math.exp(-1.5 + 0.04 * g), 0, null);
                log[g][b] = -point.beta * point.beta / 12.5 - point.sigma + Math.log(point.sigma);
                for (int kind = 0; kind < 4; kind++) {
                    double sum = 0;
                    for (double v = -9; v <= 9; v += step(point.sigma)) {
                        sum += step(point.sigma) * Math.exp(log(n[kind], y[kind], point, v));
                    }
                    log[g][b] += times[kind] * Math.log(sum);
                }
                top = Math.max(top, log[g][b]);
            }
        }
        double mass = 0;
        double mean = 0;
        double square = 0;
        for (int g = 0; g < 120; g++) {
            for (int b = 0; b < 120; b++) {
                double weight = Math.exp(log[g][b] - top);
                double sigma = Math.exp(-1.5 + 0.04 * g);
                mass += weight;
                mean += weight * sigma;
                square += weight * sigma * sigma;
            }
        }
        mean /= mass;
        double deviation = Math.sqrt(square / mass - mean * mean);
        assertEquals(mean, posterior.sigma().mean(), 2e-3 * deviation);
        assertEquals(deviation, posterior.sigma().standardDeviation(), 5e-3 * deviation);
    }

    /** Few answers and three predictors; seeds that agree are no proof, but seeds that do not are one against. */
    @ParameterizedTest
    @CsvSource({"3, 9", "4, 30"})
    void seedsAgreeInEveryLimit(int fewest, int most) {
        int regions = 16;
        double[] trials = new double[regions];
        double[] successes = new double[regions];
        DMatrixRMaj design = new DMatrixRMaj(regions, 4);
        for (int j = 0; j < regions; j++) {
            trials[j] = fewest + j * 7 % (most - fewest + 1);
            successes[j] = j % 3 == 0 ? 0 : Math.floor(trials[j] * (j % 5) / 6.0);
            design.set(j, 0, 1);
            design.set(j, 1, Math.sin(j));
            design.set(j, 2, Math.cos(2.3 * j));
            design.set(j, 3, (j * 5 % 16) / 16.0);
        }
        Cells cells = Cells.oneEach(trials, successes, design, List.of("(Intercept)", "a", "b", "c"));
        List<PosteriorSummary> first = limits(posterior(cells, 1));
        for (long seed = 2; seed <= 4; seed++) {
            List<PosteriorSummary> other = limits(posterior(cells, seed));
            for (int i = 0; i < first.size(); i++) {
                double within = 0.02 * first.get(i).standardDeviation();
                assertEquals(first.get(i).lower(), other.get(i).lower(), within, "figure " + i);
                assertEquals(first.get(i).upper(), other.get(i).upper(), within, "figure " + i);
                assertEquals(first.get(i).mean(), other.get(i).mean(), within / 2, "figure " + i);
            }
        }
    }

    /** Of σ, the coefficients and every region. */
    private static List<PosteriorSummary> limits(BinomialPosterior posterior) {
        List<PosteriorSummary> all = new ArrayList<>(posterior.coefficients());
        all.add(posterior.sigma());
        all.add(posterior.responseCorrelation());
        posterior.regions(Double.NaN).marginals().forEach(region -> all.add(region.prevalence()));
        return all;
    }
}
