package org.regionwise.engine;

import java.util.Arrays;

/**
 * Joint draws of all regions' prevalences from their posterior: draw d of every region shares its hyperparameters. For
 * what no single region's posterior can say: ranks, differences, national figures.
 */
public final class JointDraws {
    /** [region][draw]. */
    private final float[][] prevalence;

    private final double level;

    JointDraws(float[][] prevalence, double level) {
        this.prevalence = prevalence;
        this.level = level;
    }

    /** Number of draws. */
    public int size() {
        return prevalence[0].length;
    }

    /** π_j in one draw. */
    public double prevalence(int region, int draw) {
        return prevalence[region][draw];
    }

    /** Posterior of Σ_j w_j π_j, for weights that sum to 1. */
    public PosteriorSummary weightedMean(double[] weights) {
        double[] sums = new double[size()];
        for (int j = 0; j < weights.length; j++) {
            for (int d = 0; d < sums.length; d++) {
                sums[d] += weights[j] * prevalence[j][d];
            }
        }
        return summary(sums);
    }

    /** Posterior of π_a − π_b. */
    public PosteriorSummary difference(int a, int b) {
        double[] differences = new double[size()];
        for (int d = 0; d < differences.length; d++) {
            differences[d] = (double) prevalence[a][d] - prevalence[b][d];
        }
        return summary(differences);
    }

    /** P(π_a &gt; π_b). */
    public double probabilityAbove(int a, int b) {
        int above = 0;
        for (int d = 0; d < size(); d++) {
            above += prevalence[a][d] > prevalence[b][d] ? 1 : 0;
        }
        return (double) above / size();
    }

    private PosteriorSummary summary(double[] values) {
        double[] even = new double[values.length];
        Arrays.fill(even, 1.0 / values.length);
        return PosteriorSummary.of(values, even, level);
    }

    /** Ranks in every draw: 1 is the highest prevalence. */
    public Ranking ranking(int highest) {
        return Ranking.of(prevalence, highest, level);
    }
}
