package org.regionwise.engine.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Units shared out at random for cross-validation; the same seed gives the same splits. Nothing given is changed. */
public final class RandomSplits {
    private RandomSplits() {}

    /**
     * k folds whose sizes differ by one at most; every unit is in one.
     *
     * @param k at least 1, at most the number of units
     */
    public static List<int[]> folds(int[] units, int k, long seed) {
        int[] shuffled = units.clone();
        shuffle(shuffled, new SplittableRandom(seed));
        return IntStream.range(0, k)
                .mapToObj(f -> Arrays.copyOfRange(shuffled, at(f, k, shuffled.length), at(f + 1, k, shuffled.length)))
                .toList();
    }

    private static int at(int fold, int k, int units) {
        return (int) ((long) fold * units / k);
    }

    /**
     * Repeated splits; a unit may be held out several times, or never.
     *
     * @param splits at least 1
     * @param share of the units held out in each, in (0, 1); one at least, all but one at most
     * @throws IllegalArgumentException when they are not so
     */
    public static List<int[]> repeated(int[] units, int splits, double share, long seed) {
        if (splits < 1 || !(share > 0) || !(share < 1)) {
            throw new IllegalArgumentException("at least 1 split, and a share between 0 and 1");
        }
        int[] shuffled = units.clone();
        int size = (int) Math.max(1, Math.min(units.length - 1, Math.round(share * units.length)));
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> held = new ArrayList<>();
        for (int s = 0; s < splits; s++) {
            shuffle(shuffled, random);
            held.add(Arrays.copyOf(shuffled, Math.min(size, shuffled.length)));
        }
        return held;
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
}
