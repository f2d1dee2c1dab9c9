package org.regionwise.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Whether values in (0, 1) are uniform: the empirical distribution function at evenly spaced points against a band that
 * a uniform sample stays within as a whole with 95% probability (Säilynoja, Bürkner &amp; Vehtari 2022, Stat. Comput.
 * 32, by simulation), and a chi-square test on even bins.
 */
final class UniformityBand {
    static final int POINTS = 50;
    private static final int SIMULATIONS = 20_000;
    private static final int BINS = 20;

    private final int size;
    private final BinomialDistribution[] counts = new BinomialDistribution[POINTS - 1];
    /** [point][count]: two-sided pointwise probability. */
    private final double[][] tails = new double[POINTS - 1][];
    /** Smallest two-sided pointwise probability of a uniform sample, ascending over simulations. */
    private final double[] smallest = new double[SIMULATIONS];

    /** Deviation of the distribution function at 1/POINTS, 2/POINTS, …, and the limits of the band there. */
    record Deviation(double[] observed, double[] lower, double[] upper) {}

    UniformityBand(int size) {
        this.size = size;
        for (int i = 0; i < counts.length; i++) {
            tails[i] = new double[size + 1];
            counts[i] = new BinomialDistribution(size, (i + 1.0) / POINTS);
            double cumulative = 0;
            for (int k = 0; k <= size; k++) {
                double above = 1 - cumulative;
                cumulative += counts[i].probability(k);
                tails[i][k] = Math.min(1, 2 * Math.min(cumulative, above));
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int s = 0; s < SIMULATIONS; s++) {
            int[] bin = new int[POINTS];
            for (int i = 0; i < size; i++) {
                bin[random.nextInt(POINTS)]++;
            }
            smallest[s] = smallest(bin);
        }
        Arrays.sort(smallest);
    }

    private double smallest(int[] bin) {
        double least = 1;
        int below = 0;
        for (int i = 0; i < tails.length; i++) {
            below += bin[i];
            least = Math.min(least, tails[i][below]);
        }
        return least;
    }

    private static int[] bins(double[] values, int number) {
        int[] bins = new int[number];
        for (double value : values) {
            bins[(int) Math.min(Math.max(value * number, 0), number - 1)]++;
        }
        return bins;
    }

    /** P of a band this wide being left by a uniform sample, all points together. */
    double bandProbability(double[] values) {
        double observed = smallest(bins(values, POINTS));
        int place = Arrays.binarySearch(smallest, observed + 1e-12);
        return Math.max(1, place >= 0 ? place : -place - 1) / (double) SIMULATIONS;
    }

    double chiSquareProbability(double[] values) {
        double statistic = 0;
        double expected = (double) size / BINS;
        for (int count : bins(values, BINS)) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        return 1 - new ChiSquaredDistribution(BINS - 1).cumulativeProbability(statistic);
    }

    Deviation deviation(double[] values) {
        double level = smallest[SIMULATIONS / 20];
        double[] observed = new double[counts.length];
        double[] lower = new double[counts.length];
        double[] upper = new double[counts.length];
        int[] bin = bins(values, POINTS);
        int below = 0;
        for (int i = 0; i < counts.length; i++) {
            below += bin[i];
            double even = (i + 1.0) / POINTS;
            observed[i] = (double) below / size - even;
            lower[i] = (double) counts[i].inverseCumulativeProbability(level / 2) / size - even;
            upper[i] = (double) counts[i].inverseCumulativeProbability(1 - level / 2) / size - even;
        }
        return new Deviation(observed, lower, upper);
    }
}
