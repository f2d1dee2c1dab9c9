package org.regionwise.analysis.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.sensitivity.Influence;

/**
 * The parameters of an analysis estimated again, by likelihood, without single regions.
 *
 * @param parameters σ, then the terms other than the intercept
 * @param all their estimates from all regions, NaN for terms that were left out
 * @param without those of the regions that are likeliest to matter
 */
public record RegionInfluence(List<String> parameters, List<Double> all, List<Without> without) {
    private static final int MOST = 100;
    private static final int FEWEST = 20;
    /** Fits times regions. */
    private static final int MOST_WORK = 30_000;

    /** The estimates without one region, aligned with the parameters; NaN where the others cannot tell. */
    public record Without(String region, List<Double> estimates) {}

    /**
     * The places of the regions to leave out: those whose own data pull hardest, û_j weighed; so many as can be
     * afforded.
     */
    public static int[] likeliest(Result result) {
        List<RegionEstimate> regions = result.regions();
        int most = Math.max(FEWEST, Math.min(MOST, MOST_WORK / Math.max(1, regions.size())));
        return IntStream.range(0, regions.size())
                .filter(j -> regions.get(j).raw().defined())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -pull(regions.get(j))))
                .limit(most)
                .mapToInt(j -> j)
                .toArray();
    }

    private static double pull(RegionEstimate region) {
        double pull = Math.abs(region.randomEffect().mean()) * (1 - region.shrinkage());
        return Double.isNaN(pull) ? 0 : pull;
    }

    /**
     * @param keys of all regions, in the order of the cells
     * @param left which of them were left out in turn, by their place among {@code keys}
     */
    public static RegionInfluence of(Influence influence, List<String> keys, int[] left) {
        List<Without> without = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            without.add(new Without(keys.get(left[i]), boxed(influence.without().get(i))));
        }
        return new RegionInfluence(influence.parameters(), boxed(influence.all()), without);
    }

    private static List<Double> boxed(double[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
