package org.regionwise.engine.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.BinomialRandomIntercept;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.cells.Cells;

/** Three regions of two kinds of people, nobody asked in the third, against sums over a lattice of everything. */
class PopulationBruteForceTest {
    private static final double[] TRIALS = {12, 30, 8, 20, 0, 0};
    private static final double[] SUCCESSES = {5, 6, 1, 2, 0, 0};
    /** People of each kind by region. */
    private static final double[][] PEOPLE = {{700, 300}, {200, 800}, {400, 600}};

    private static final double[][] PATTERNS = {{0, 0}, {0, 1}};
    private static final double LEVEL = 0.9;

    private static Cells cells() {
        DMatrixRMaj design = new DMatrixRMaj(6, 2);
        int[] region = new int[6];
        for (int c = 0; c < 6; c++) {
            region[c] = c / 2;
            design.set(c, 0, 1);
            design.set(c, 1, c % 2);
        }
        return new Cells(
                3, region, TRIALS, SUCCESSES, new double[] {1, 1, 1, 1, 1, 1}, design, List.of("(Intercept)", "kind"));
    }

    /** Of each region everybody and those of the second kind; of the nation everybody. */
    private static CellMeans asked() {
        double all = 3000;
        List<List<CellMean>> regional = new ArrayList<>();
        List<List<CellMean>> national = new ArrayList<>();
        for (double[] people : PEOPLE) {
            regional.add(List.of(
                    new CellMean(new int[] {0, 1}, new double[] {people[0] / 1000, people[1] / 1000}),
                    new CellMean(new int[] {1}, new double[] {1})));
            national.add(List.of(new CellMean(new int[] {0, 1}, new double[] {people[0] / all, people[1] / all})));
        }
        return new CellMeans(new double[][] {{1, 0}, {1, 0}, {1, 0}}, PATTERNS, regional, national);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Moments of sums over (u_1, u_2, u_3) given (α, β, σ): they are independent, so each is summed by itself. */
    private static final class Sums {
        private double mass;
        private final double[] mean = new double[7];
        private final double[] square = new double[7];

        /** Adds a point of the hyperparameters with its prior; α at the centre of the respondents. */
        void add(double alpha, double beta, double sigma, double prior) {
            double centre = 50.0 / 70;
            double likelihood = prior;
            double[] nation = new double[2];
            double[] expected = new double[6];
            double[] squares = new double[6];
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                double[] own = new double[6];
                for (int i = -40; i <= 40; i++) {
                    double u = sigma * i * 0.15;
                    double p0 = logistic(alpha - beta * centre + u);
                    double p1 = logistic(alpha + beta * (1 - centre) + u);
                    double w = Math.exp(-i * 0.15 * i * 0.15 / 2) * 0.15 / Math.sqrt(2 * Math.PI);
                    w *= Math.pow(p0, SUCCESSES[2 * j]) * Math.pow(1 - p0, TRIALS[2 * j] - SUCCESSES[2 * j]);
                    w *= Math.pow(p1, SUCCESSES[2 * j + 1])
                            * Math.pow(1 - p1, TRIALS[2 * j + 1] - SUCCESSES[2 * j + 1]);
                    double all = (PEOPLE[j][0] * p0 + PEOPLE[j][1] * p1) / 1000;
                    sum += w;
                    own[0] += w * all;
                    own[1] += w * p1;
                    own[2] += w * all * all;
                    own[3] += w * p1 * p1;
                }
                likelihood *= sum;
                for (int f = 0; f < 2; f++) {
                    expected[2 * j + f] = own[f] / sum;
                    squares[2 * j + f] = own[2 + f] / sum;
                }
                nation[0] += own[0] / sum / 3;
                nation[1] += (own[2] / sum - own[0] / sum * own[0] / sum) / 9;
            }
            mass += likelihood;
            for (int f = 0; f < 6; f++) {
                mean[f] += likelihood * expected[f];
                square[f] += likelihood * squares[f];
            }
            mean[6] += likelihood * nation[0];
            square[6] += likelihood * (nation[1] + nation[0] * nation[0]);
        }

        double mean(int f) {
            return mean[f] / mass;
        }

        double deviation(int f) {
            return Math.sqrt(square[f] / mass - mean(f) * mean(f));
        }
    }

    @Test
    void theFullPosteriorAgrees() {
        // the sample standard deviation of the kind, which scales its prior
        double share = 50.0 / 70;
        double slope = 2.5 / Math.sqrt(share * (1 - share) * 70 / 69);
        Sums sums = new Sums();
        for (double alpha = -6; alpha <= 3; alpha += 0.15) {
            for (double beta = -5; beta <= 3; beta += 0.15) {
                for (double lambda = -7; lambda <= 2; lambda += 0.15) {
                    double sigma = Math.exp(lambda);
                    double log = -alpha * alpha / (2 * 2.5 * 2.5) - beta * beta / (2 * slope * slope) - sigma + lambda;
                    sums.add(alpha, beta, sigma, Math.exp(log));
                }
            }
        }
        int draws = 40_000;
        BinomialPosterior posterior =
                new BinomialPosterior(cells(), new BinomialPosterior.Settings(Priors.DEFAULT, 0, draws, 1, LEVEL));
        CellMeans.Answers answers = new PosteriorPopulation(posterior, LEVEL, asked(), FitProgress.UNWATCHED).answers();
        for (int f = 0; f < 7; f++) {
            WeightedMean found = f == 6
                    ? answers.national().get(0)
                    : answers.regional().get(f / 2).get(f % 2);
            // four standard errors of as many independent draws
            double error = sums.deviation(f) / Math.sqrt(draws);
            assertEquals(sums.mean(f), found.estimate(), 4 * error, "mean of figure " + f);
            assertEquals(sums.deviation(f), found.standardError(), 6 * error, "deviation of figure " + f);
        }
    }

    @Test
    void estimatesGivenTheHyperparametersAgree() {
        BinomialFit fit = new BinomialRandomIntercept(cells(), 25, FitProgress.UNWATCHED).fit();
        double[] beta = fit.design().unscaled(fit.point());
        double centre = 50.0 / 70;
        Sums sums = new Sums();
        sums.add(beta[0] + beta[1] * centre, beta[1], fit.sigma(), 1);
        CellMeans.Answers answers = new PlugInPopulation(fit, LEVEL, asked()).answers();
        for (int f = 0; f < 6; f++) {
            WeightedMean found = answers.regional().get(f / 2).get(f % 2);
            // the lattice's own error
            assertEquals(sums.mean(f), found.estimate(), 1e-7, "mean of figure " + f);
            assertEquals(sums.deviation(f), found.standardError(), 1e-7, "deviation of figure " + f);
        }
        assertEquals(sums.mean(6), answers.national().get(0).estimate(), 1e-7);
    }

    /** The gradient by θ, from which the nation's standard error comes, against differences of fits' own figures. */
    @Test
    void theNationsErrorHoldsTheHyperparameters() {
        BinomialFit fit = new BinomialRandomIntercept(cells(), 25, FitProgress.UNWATCHED).fit();
        double[] beta = fit.design().unscaled(fit.point());
        double centre = 50.0 / 70;
        double scale = fit.design().scale(1);
        double alpha = beta[0] + beta[1] * centre;
        double step = 1e-4;
        double[] gradient = {
            (nation(alpha + step, beta[1], fit.sigma()) - nation(alpha - step, beta[1], fit.sigma())) / (2 * step),
            (nation(alpha, beta[1] + step / scale, fit.sigma()) - nation(alpha, beta[1] - step / scale, fit.sigma()))
                    / (2 * step),
            (nation(alpha, beta[1], fit.sigma() + step) - nation(alpha, beta[1], fit.sigma() - step)) / (2 * step)
        };
        Sums sums = new Sums();
        sums.add(alpha, beta[1], fit.sigma(), 1);
        double given = sums.deviation(6);
        double error = Math.sqrt(given * given + fit.variance(gradient));
        // of the differences
        assertEquals(
                error,
                new PlugInPopulation(fit, LEVEL, asked())
                        .answers()
                        .national()
                        .get(0)
                        .standardError(),
                1e-6);
    }

    private static double nation(double alpha, double beta, double sigma) {
        Sums sums = new Sums();
        sums.add(alpha, beta, sigma, 1);
        return sums.mean(6);
    }
}
