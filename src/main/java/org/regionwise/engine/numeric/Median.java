package org.regionwise.engine.numeric;

import java.util.Arrays;

/** The middle value, or the mean of the two in the middle; NaN of none, or where one is NaN. */
public final class Median {
    private Median() {}

    /** Of values in any order, which are left as they are. */
    public static double of(double[] values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
