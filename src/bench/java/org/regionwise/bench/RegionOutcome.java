package org.regionwise.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.regionwise.engine.Interval;

/**
 * One region of one simulated survey: the truth, and what each method says.
 *
 * @param scenario number of the scenario
 * @param survey number of the survey within it
 * @param band of the number of respondents
 * @param national true prevalence of the survey's regions together
 * @param nationalRaw proportion among all respondents
 * @param estimate one per {@link #ESTIMATES}
 * @param interval one per {@link #INTERVALS}
 */
record RegionOutcome(
        int scenario,
        int survey,
        int band,
        double truth,
        double national,
        double nationalRaw,
        double[] estimate,
        Interval[] interval) {
    static final String[] ESTIMATES = {"raw", "`ml`", "`bayes`", "complete pooling"};
    static final String[] INTERVALS = {"raw, Wilson", "`ml` plug-in", "`bayes`"};

    boolean covered(int method) {
        return interval[method].lower() <= truth && truth <= interval[method].upper();
    }

    double width(int method) {
        return interval[method].upper() - interval[method].lower();
    }

    /** −1 when the interval lies below the national raw estimate, 1 when above, 0 when it holds it. */
    int singledOut(int method) {
        return interval[method].upper() < nationalRaw ? -1 : interval[method].lower() > nationalRaw ? 1 : 0;
    }

    String line() {
        double[] numbers = new double[3 + estimate.length + 2 * interval.length];
        numbers[0] = truth;
        numbers[1] = national;
        numbers[2] = nationalRaw;
        System.arraycopy(estimate, 0, numbers, 3, estimate.length);
        for (int i = 0; i < interval.length; i++) {
            numbers[3 + estimate.length + 2 * i] = interval[i].lower();
            numbers[4 + estimate.length + 2 * i] = interval[i].upper();
        }
        return scenario + "," + survey + "," + band + ","
                + Arrays.stream(numbers)
                        .mapToObj(number -> String.format(Locale.ROOT, "%.7f", number))
                        .collect(Collectors.joining(","));
    }

    static RegionOutcome of(String line) {
        String[] fields = line.split(",");
        double[] numbers = IntStream.range(3, fields.length)
                .mapToDouble(i -> Double.parseDouble(fields[i]))
                .toArray();
        Interval[] intervals = new Interval[INTERVALS.length];
        Arrays.setAll(
                intervals,
                i -> new Interval(numbers[3 + ESTIMATES.length + 2 * i], numbers[4 + ESTIMATES.length + 2 * i]));
        return new RegionOutcome(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                numbers[0],
                numbers[1],
                numbers[2],
                Arrays.copyOfRange(numbers, 3, 3 + ESTIMATES.length),
                intervals);
    }
}
