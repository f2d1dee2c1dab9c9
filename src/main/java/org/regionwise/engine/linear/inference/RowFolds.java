package org.regionwise.engine.linear.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.regionwise.engine.linear.GroupingFactor;

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
        shuffle(units, new SplittableRandom(seed));
        return of(
                unitOfRow,
                IntStream.range(0, k)
                        .mapToObj(f -> Arrays.copyOfRange(
                                units, (int) ((long) f * units.length / k), (int) ((long) (f + 1) * units.length / k)))
                        .toList());
    }

    /**
     * Repeated random splits.
     *
     * @param splits at least 1
     * @param share of the units held out in each, in (0, 1); one at least, all but one at most
     */
    public static RowFolds monteCarlo(int[] unitOfRow, int splits, double share, long seed) {
        if (splits < 1 || !(share > 0) || !(share < 1)) {
            throw new IllegalArgumentException("at least 1 split, and a share between 0 and 1");
        }
        int[] units = units(unitOfRow);
        int size = (int) Math.max(1, Math.min(units.length - 1, Math.round(share * units.length)));
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> held = new ArrayList<>();
        for (int s = 0; s < splits; s++) {
            shuffle(units, random);
            held.add(Arrays.copyOf(units, size));
        }
        return of(unitOfRow, held);
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

    /** Fisher and Yates. */
    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int swap = values[i];
            values[i] = values[k];
            values[k] = swap;
        }
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
