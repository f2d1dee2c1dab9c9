package org.regionwise.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.regionwise.engine.Interval;

/**
 * What became of one simulated table.
 *
 * @param scenario number of the scenario
 * @param zero whether REML's estimate of the variance between regions is 0
 * @param regions by band of respondents, how many
 * @param covered by {@link AreaIntervals.Kind} and band, how many regions' truth lies within
 * @param width by kind, the mean width, times 100
 */
record AreaOutcome(int scenario, boolean zero, int[] regions, int[][] covered, double[] width) {
    /** The least number of respondents of the second band. */
    static final int SECOND_BAND = 100;

    private static final int KINDS = AreaIntervals.Kind.values().length;

    static AreaOutcome of(int number, AreaScenario.Table table, AreaIntervals intervals) {
        int[] regions = new int[2];
        int[][] covered = new int[KINDS][2];
        double[] width = new double[KINDS];
        int m = table.truth().length;
        for (int j = 0; j < m; j++) {
            int band = table.respondents()[j] < SECOND_BAND ? 0 : 1;
            regions[band]++;
            for (AreaIntervals.Kind kind : AreaIntervals.Kind.values()) {
                Interval interval = intervals.of(kind, j);
                width[kind.ordinal()] += 100 * (interval.upper() - interval.lower()) / m;
                if (interval.lower() <= table.truth()[j] && table.truth()[j] <= interval.upper()) {
                    covered[kind.ordinal()][band]++;
                }
            }
        }
        return new AreaOutcome(number, intervals.zero(), regions, covered, width);
    }

    int all() {
        return regions[0] + regions[1];
    }

    int coveredBy(AreaIntervals.Kind kind) {
        return covered[kind.ordinal()][0] + covered[kind.ordinal()][1];
    }

    String line() {
        return scenario + "," + (zero ? 1 : 0) + "," + regions[0] + "," + regions[1] + ","
                + Arrays.stream(covered).map(each -> each[0] + "," + each[1]).collect(Collectors.joining(",")) + ","
                + Arrays.stream(width)
                        .mapToObj(each -> String.format(Locale.ROOT, "%.5f", each))
                        .collect(Collectors.joining(","));
    }

    static AreaOutcome of(String line) {
        String[] fields = line.split(",");
        int[][] covered = new int[KINDS][2];
        double[] width = new double[KINDS];
        for (int k = 0; k < KINDS; k++) {
            covered[k][0] = Integer.parseInt(fields[4 + 2 * k]);
            covered[k][1] = Integer.parseInt(fields[5 + 2 * k]);
            width[k] = Double.parseDouble(fields[4 + 2 * KINDS + k]);
        }
        return new AreaOutcome(
                Integer.parseInt(fields[0]),
                fields[1].equals("1"),
                new int[] {Integer.parseInt(fields[2]), Integer.parseInt(fields[3])},
                covered,
                width);
    }
}
