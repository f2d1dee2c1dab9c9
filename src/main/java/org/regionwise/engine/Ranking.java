package org.regionwise.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Posterior of the regions' ranks, 1 the highest prevalence. Laird &amp; Louis (1989), J. Educ. Stat. 14.
 *
 * @param highest k, for the probability of being among the k highest
 * @param regions one per region
 */
public record Ranking(int highest, List<Rank> regions) {

    /**
     * One region's rank.
     *
     * @param expected posterior mean
     * @param lower equal-tailed limit
     * @param upper equal-tailed limit
     * @param amongHighest probability of being among the k highest
     */
    public record Rank(double expected, int lower, int upper, double amongHighest) {}

    /** Draws ranked as one task, so that each region's are read together. */
    private static final int BLOCK = 16;
    /** Bits of a digit, and numbers that it may be. */
    private static final int DIGIT = 11;

    private static final int BUCKETS = 1 << DIGIT;
    /** Regions up to which comparing is faster than counting. */
    private static final int FEW = 300;

    static Ranking of(float[][] prevalence, int highest, double level) {
        int regions = prevalence.length;
        int draws = prevalence[0].length;
        int[][] ranks = new int[regions][draws];
        IntStream.range(0, (draws + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int first = block * BLOCK;
            int end = Math.min(first + BLOCK, draws);
            // value and region in one number, so that primitives are sorted
            long[][] order = new long[end - first][regions];
            long[] other = new long[regions];
            int[] starts = new int[BUCKETS];
            for (int j = 0; j < regions; j++) {
                for (int d = first; d < end; d++) {
                    order[d - first][j] = ((long) ordered(prevalence[j][d]) << 32) | j;
                }
            }
            for (int d = first; d < end; d++) {
                long[] sorted = sorted(order[d - first], other, starts);
                for (int place = 0; place < regions; place++) {
                    ranks[(int) sorted[place]][d] = regions - place;
                }
            }
        });
        return new Ranking(
                highest,
                IntStream.range(0, regions)
                        .parallel()
                        .mapToObj(j -> rank(ranks[j], highest, level))
                        .toList());
    }

    /**
     * Sorts by the upper half, by its digits from the least on; what is equal there stays in order. One of the two
     * arrays has the result.
     */
    private static long[] sorted(long[] values, long[] other, int[] starts) {
        if (values.length < FEW) {
            Arrays.sort(values);
            return values;
        }
        long[] from = values;
        long[] to = other;
        for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT) {
            Arrays.fill(starts, 0);
            for (long value : from) {
                starts[digit(value, shift)]++;
            }
            int before = 0;
            for (int b = 0; b < BUCKETS; b++) {
                int size = starts[b];
                starts[b] = before;
                before += size;
            }
            for (long value : from) {
                to[starts[digit(value, shift)]++] = value;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /** From 0 on; the sign's bit counts the other way. */
    private static int digit(long value, int shift) {
        return (int) ((value ^ Long.MIN_VALUE) >>> shift) & BUCKETS - 1;
    }

    /** An integer that compares as the number does: the bits of a negative one run the other way. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value);
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }

    private static Rank rank(int[] ranks, int highest, double level) {
        double sum = 0;
        int among = 0;
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int rank : ranks) {
            sum += rank;
            among += rank <= highest ? 1 : 0;
            first = Math.min(first, rank);
            last = Math.max(last, rank);
        }
        int[] count = new int[last - first + 1];
        for (int rank : ranks) {
            count[rank - first]++;
        }
        int low = (int) Math.floor((1 - level) / 2 * (ranks.length - 1));
        return new Rank(
                sum / ranks.length,
                first + at(low, count),
                first + at(ranks.length - 1 - low, count),
                (double) among / ranks.length);
    }

    /** The rank in the given place of all draws' ranks in order, counted from the first that occurs. */
    private static int at(int place, int[] count) {
        int rank = 0;
        for (int before = 0; before + count[rank] <= place; rank++) {
            before += count[rank];
        }
        return rank;
    }
}
