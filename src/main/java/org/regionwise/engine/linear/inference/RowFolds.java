package org.regionwise.engine.linear.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.numeric.RandomSplits;

/**
 * Which rows are held out together: rows by themselves ask how well the model predicts a further row of groups that it
 * knows, whole groups how well it predicts a group that it does not.
 */
public final class RowFolds {
    private final List<int[]> folds;

    private RowFolds(List<int[]> folds) {
        this.folds = List.copyOf(folds);
    }

    /** Units are single rows. */
    public static int[] rows(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    /** Units are the levels of a factor: the number of the unit of every row. */
    public static int[] groups(GroupingFactor factor) {
        return factor.levelOfRow().clone();
    }

    /** Every unit alone. */
    public static RowFolds leaveOneOut(int[] unitOfRow) {
        int[] units = units(unitOfRow);
        return of(
                unitOfRow,
                Arrays.stream(units).mapToObj(unit -> new int[] {unit}).toList());
    }

    /**
     * Every unit once, in k random folds of sizes that differ by one at most.
     *
     * @param k at least 2; at or above the number of units it is {@link #leaveOneOut}
     */
    public static RowFolds kFold(int[] unitOfRow, int k, long seed) {
        if (k < 2) {
            throw new IllegalArgumentException("at least 2 folds, not " + k);
        }
        int[] units = units(unitOfRow);
        if (k >= units.length) {
            return leaveOneOut(unitOfRow);
        }
        return of(unitOfRow, RandomSplits.folds(units, k, seed));
    }

    /**
     * Repeated random splits.
     *
     * @param splits at least 1
     * @param share of the units held out in each, in (0, 1); one at least, all but one at most
     */
    public static RowFolds monteCarlo(int[] unitOfRow, int splits, double share, long seed) {
        return of(unitOfRow, RandomSplits.repeated(units(unitOfRow), splits, share, seed));
    }

    private static RowFolds of(int[] unitOfRow, List<int[]> heldUnits) {
        int most = Arrays.stream(unitOfRow).max().orElse(-1) + 1;
        List<List<Integer>> rows = new ArrayList<>();
        for (int unit = 0; unit < most; unit++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < unitOfRow.length; i++) {
            rows.get(unitOfRow[i]).add(i);
        }
        return new RowFolds(heldUnits.stream()
                .map(units -> Arrays.stream(units)
                        .flatMap(unit -> rows.get(unit).stream().mapToInt(Integer::intValue))
                        .sorted()
                        .toArray())
                .toList());
    }

    private static int[] units(int[] unitOfRow) {
        return Arrays.stream(unitOfRow).distinct().sorted().toArray();
    }

    /** Number of folds. */
    public int size() {
        return folds.size();
    }

    /** Rows held out in one fold, ascending. */
    public int[] heldOut(int fold) {
        return folds.get(fold).clone();
    }
}
