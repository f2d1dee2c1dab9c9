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

    static Ranking of(float[][] prevalence, int highest, double level) {
        int regions = prevalence.length;
        int draws = prevalence[0].length;
        int[][] ranks = new int[regions][draws];
        IntStream.range(0, draws).parallel().forEach(d -> {
            // prevalence and region in one number, so that primitives are sorted; proportions compare as their bits do
            long[] order = new long[regions];
            for (int j = 0; j < regions; j++) {
                order[j] = ((long) Float.floatToIntBits(prevalence[j][d]) << 32) | j;
            }
            Arrays.sort(order);
            for (int place = 0; place < regions; place++) {
                ranks[(int) order[place]][d] = regions - place;
            }
        });
        return new Ranking(
                highest,
                IntStream.range(0, regions)
                        .parallel()
                        .mapToObj(j -> rank(ranks[j], highest, level))
                        .toList());
    }

    private static Rank rank(int[] ranks, int highest, double level) {
        double sum = 0;
        int among = 0;
        for (int rank : ranks) {
            sum += rank;
            among += rank <= highest ? 1 : 0;
        }
        int[] sorted = ranks.clone();
        Arrays.sort(sorted);
        int low = (int) Math.floor((1 - level) / 2 * (sorted.length - 1));
        return new Rank(
                sum / ranks.length, sorted[low], sorted[sorted.length - 1 - low], (double) among / ranks.length);
    }
}
