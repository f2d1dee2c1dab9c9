package org.regionwise.engine.linear;

import java.util.Arrays;
import java.util.List;

/**
 * Effects that differ from level to level of a factor: {@code (1 | g)}, {@code (x | g)}, or without correlations {@code
 * (x || g)}.
 *
 * @param factor g
 * @param names of the q effects, {@code (Intercept)} for the intercept
 * @param columns of Z without the grouping, q arrays of one value a row
 * @param correlated whether the covariance matrix of the q effects is free, or diagonal
 */
public record RandomTerm(GroupingFactor factor, List<String> names, List<double[]> columns, boolean correlated) {
    /** As R names it. */
    public static final String INTERCEPT = "(Intercept)";

    public RandomTerm {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        if (names.isEmpty() || names.size() != columns.size()) {
            throw new IllegalArgumentException("a random term needs a name for each of its columns, and one at least");
        }
        for (double[] column : columns) {
            if (column.length != factor.rows()) {
                throw new IllegalArgumentException("a random term needs as many values as its factor has rows");
            }
        }
    }

    /** {@code (1 | g)}. */
    public static RandomTerm intercept(GroupingFactor factor) {
        return new RandomTerm(factor, List.of(INTERCEPT), List.of(ones(factor.rows())), true);
    }

    /** {@code (x | g)}: intercept and slope, correlated. */
    public static RandomTerm interceptAndSlope(GroupingFactor factor, String name, double[] x) {
        return new RandomTerm(factor, List.of(INTERCEPT, name), List.of(ones(x.length), x), true);
    }

    /** {@code (0 + x | g)}. */
    public static RandomTerm slope(GroupingFactor factor, String name, double[] x) {
        return new RandomTerm(factor, List.of(name), List.of(x), true);
    }

    /** The same effects with a diagonal covariance matrix. */
    public RandomTerm uncorrelated() {
        return new RandomTerm(factor, names, columns, false);
    }

    RandomTerm rows(int[] kept) {
        GroupingFactor fewer = factor.rows(kept);
        return new RandomTerm(
                fewer,
                names,
                columns.stream().map(column -> LinearData.pick(column, kept)).toList(),
                correlated);
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
