package org.regionwise.report.chart.map;

import java.util.Arrays;

/**
 * The parting of ascending values into classes that has the least sum of squares within classes, found exactly by
 * dynamic programming. Where a class starts never goes down as values are added, which halves the search at every step:
 * O(k n log n).
 *
 * <p>Fisher, W. D. (1958). On grouping for maximum homogeneity. Journal of the American Statistical Association 53,
 * 789–798.
 */
final class NaturalBreaks {
    private final double[] sums;
    private final double[] squares;
    /** Least sums of squares of the first values, in one class fewer than is being sought and in as many. */
    private double[] before;

    private double[] least;
    private int[] starts;

    private NaturalBreaks(double[] values) {
        double centre = Arrays.stream(values).average().orElse(0);
        sums = new double[values.length + 1];
        squares = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            double value = values[i] - centre;
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + value * value;
        }
    }

    /**
     * Where every class starts, the first at 0.
     *
     * @param values ascending, none twice
     * @param classes at least 1 and no more than there are values
     */
    static int[] of(double[] values, int classes) {
        return new NaturalBreaks(values).starts(values.length, classes);
    }

    private int[] starts(int values, int classes) {
        int[][] table = new int[classes][];
        least = new double[values + 1];
        for (int end = 1; end <= values; end++) {
            least[end] = within(0, end);
        }
        for (int k = 1; k < classes; k++) {
            before = least;
            least = new double[values + 1];
            starts = new int[values + 1];
            fill(k + 1, values, k, values - 1);
            table[k] = starts;
        }
        int[] found = new int[classes];
        int end = values;
        for (int k = classes - 1; k > 0; k--) {
            found[k] = table[k][end];
            end = found[k];
        }
        return found;
    }

    /** For the ends {@code from} to {@code to}, whose last class starts between {@code first} and {@code last}. */
    private void fill(int from, int to, int first, int last) {
        if (from > to) {
            return;
        }
        int end = (from + to) / 2;
        least[end] = Double.POSITIVE_INFINITY;
        for (int start = first; start <= Math.min(last, end - 1); start++) {
            double sum = before[start] + within(start, end);
            if (sum < least[end]) {
                least[end] = sum;
                starts[end] = start;
            }
        }
        fill(from, end - 1, first, starts[end]);
        fill(end + 1, to, starts[end], last);
    }

    /** The sum of squares around their mean of the values from {@code start} to before {@code end}. */
    private double within(int start, int end) {
        double sum = sums[end] - sums[start];
        return squares[end] - squares[start] - sum * sum / (end - start);
    }
}
