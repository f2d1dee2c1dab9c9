package org.regionwise.engine;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Differences between the joint draws of two waves, each drawn given its own answers alone. A draw of the second is put
 * beside one of the first at random, the same for all regions, so that each wave's regions keep the hyperparameters
 * that they share and nothing of one wave is told by the other.
 *
 * <p>Where the waves' estimates are correlated, because some answered both, the differences are drawn together around
 * their mean by √((s_1² + s_2² − 2 r s_1 s_2) / (s_1² + s_2²)), which gives them the variance that the correlation r
 * asks for. That is an approximation: it leaves the shape of the distribution as it was.
 */
public final class ChangeDraws {
    private final JointDraws first;
    private final JointDraws second;
    private final int size;
    private final int[] partner;
    private final double level;

    /**
     * Pairs as many draws as both have.
     *
     * @param seed of the pairing
     * @param level coverage of intervals made from the draws, in (0, 1)
     */
    public ChangeDraws(JointDraws first, JointDraws second, long seed, double level) {
        this.first = first;
        this.second = second;
        this.level = level;
        this.size = Math.min(first.size(), second.size());
        this.partner = shuffled(second.size(), seed);
    }

    private static int[] shuffled(int size, long seed) {
        int[] order = IntStream.range(0, size).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
        return order;
    }

    /** One quantity in both waves. */
    private record Pair(double[] first, double[] second) {}

    /**
     * What is compared: a region of the first wave with one of the second.
     *
     * @param first its place in the first wave
     * @param second its place in the second
     * @param mean of the difference, as it is known exactly
     * @param correlation r of the two waves' estimates, in [−1, 1]
     */
    public record Compared(int first, int second, double mean, double correlation) {}

    /** Draws of all regions' changes, joint as those of the waves are. */
    public JointDraws changes(Iterable<Compared> regions, int count) {
        float[][] changes = new float[count][];
        int j = 0;
        for (Compared each : regions) {
            double[] own = IntStream.range(0, size)
                    .mapToDouble(d -> first.prevalence(each.first, d))
                    .toArray();
            double[] other = IntStream.range(0, size)
                    .mapToDouble(d -> second.prevalence(each.second, partner[d]))
                    .toArray();
            double[] drawn = around(new Pair(own, other), each.mean, each.correlation);
            changes[j] = new float[size];
            for (int d = 0; d < size; d++) {
                changes[j][d] = (float) drawn[d];
            }
            j++;
        }
        return new JointDraws(changes, level);
    }

    /**
     * Posterior of Σ_j b_j π_2j − Σ_j a_j π_1j.
     *
     * @param ofFirst a, one a region of the first wave
     * @param ofSecond b, one a region of the second
     * @param mean as it is known exactly
     * @param correlation r of the two sums
     */
    public PosteriorSummary weighted(double[] ofFirst, double[] ofSecond, double mean, double correlation) {
        return PosteriorSummary.of(drawn(ofFirst, ofSecond, mean, correlation), level);
    }

    /** Probability that such a difference is above 0. */
    public double probabilityAbove(double[] ofFirst, double[] ofSecond, double mean, double correlation) {
        int above = 0;
        for (double each : drawn(ofFirst, ofSecond, mean, correlation)) {
            above += each > 0 ? 1 : 0;
        }
        return (double) above / size;
    }

    private double[] drawn(double[] ofFirst, double[] ofSecond, double mean, double correlation) {
        double[] own = new double[size];
        double[] other = new double[size];
        for (int d = 0; d < size; d++) {
            for (int j = 0; j < ofFirst.length; j++) {
                own[d] += ofFirst[j] * first.prevalence(j, d);
            }
            for (int j = 0; j < ofSecond.length; j++) {
                other[d] += ofSecond[j] * second.prevalence(j, partner[d]);
            }
        }
        return around(new Pair(own, other), mean, correlation);
    }

    private double[] around(Pair waves, double mean, double correlation) {
        double own = variance(waves.first);
        double other = variance(waves.second);
        double sum = own + other;
        double stretch = sum > 0 ? Math.sqrt(Math.max(0, 1 - 2 * correlation * Math.sqrt(own * other) / sum)) : 1;
        double drawn = mean(waves.second) - mean(waves.first);
        double[] changes = new double[size];
        for (int d = 0; d < size; d++) {
            changes[d] = mean + stretch * (waves.second[d] - waves.first[d] - drawn);
        }
        return changes;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
