package org.regionwise.engine.heldout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.RandomSplits;

/**
 * Which regions are held out together, one fold after the other. Only regions with responses are held out. Equal cells,
 * settings and seed give equal folds. Whole regions are held out, never single responses, because the question is how
 * well the model predicts a region that it has not seen. Roberts et al. (2017), Ecography 40.
 */
public final class RegionFolds {
    private final List<int[]> folds;
    private final String description;

    private RegionFolds(List<int[]> folds, String description) {
        this.folds = List.copyOf(folds);
        this.description = description;
    }

    /** Every region alone. */
    public static RegionFolds leaveOneOut(Cells cells) {
        return new RegionFolds(
                Arrays.stream(sampled(cells)).mapToObj(j -> new int[] {j}).toList(), "leave-one-region-out");
    }

    /**
     * Every region once, in k random folds of sizes that differ by one at most; with k at or above the number of
     * regions that have responses it is {@link #leaveOneOut}. Cheaper than leaving out every region where regions are
     * many and each fold costs a fit: 3,000 regions by maximum likelihood are better held out in 10 folds.
     *
     * @param k at least 2
     * @param seed of the division
     */
    public static RegionFolds kFold(Cells cells, int k, long seed) {
        if (k < 2) {
            throw new IllegalArgumentException("at least 2 folds, not " + k);
        }
        int[] sampled = sampled(cells);
        if (k >= sampled.length) {
            return leaveOneOut(cells);
        }
        List<int[]> folds = sorted(RandomSplits.folds(sampled, k, seed));
        return new RegionFolds(folds, k + "-fold over regions, seed " + seed);
    }

    /**
     * Monte Carlo cross-validation: repeated random splits. A region may be held out several times, or never.
     *
     * @param splits how many, at least 1
     * @param share of the regions with responses that is held out in each, in (0, 1); rounded to 1 region at least and
     *     all but one at most
     * @param seed of the splits
     */
    public static RegionFolds monteCarlo(Cells cells, int splits, double share, long seed) {
        List<int[]> folds = sorted(RandomSplits.repeated(sampled(cells), splits, share, seed));
        String percent = String.format(Locale.ROOT, "%.0f%%", 100 * share);
        return new RegionFolds(folds, splits + " random splits, " + percent + " of the regions held out, seed " + seed);
    }

    private static int[] sampled(Cells cells) {
        return IntStream.range(0, cells.regions())
                .filter(j -> cells.trialsOfRegion(j) > 0)
                .toArray();
    }

    private static List<int[]> sorted(List<int[]> folds) {
        folds.forEach(Arrays::sort);
        return folds;
    }

    /** Number of folds or splits. */
    public int size() {
        return folds.size();
    }

    /** Regions 0..m−1 held out together in the given fold, ascending. */
    public int[] heldOut(int fold) {
        return folds.get(fold).clone();
    }

    /** How regions were held out, in words; equal for folds made in the same way. */
    public String description() {
        return description;
    }
}
