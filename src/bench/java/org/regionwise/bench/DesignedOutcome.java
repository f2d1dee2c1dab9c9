package org.regionwise.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One region of one simulated sample under one rule.
 *
 * @param scenario number of the design
 * @param effect true effect u/σ of the region
 * @param size n*
 * @param known whether the 95% interval given the true hyperparameters holds the truth
 * @param lower of the interval of {@code bayes}; NaN where it was not computed
 */
record DesignedOutcome(
        int scenario,
        int survey,
        int region,
        SizeRule rule,
        long respondents,
        double effect,
        double size,
        boolean known,
        double truth,
        double estimate,
        double lower,
        double upper) {

    boolean covered() {
        return lower <= truth && truth <= upper;
    }

    String line() {
        double[] numbers = {effect, size, truth, estimate, lower, upper};
        String known01 = known ? "1" : "0";
        return String.join(",", "" + scenario, "" + survey, "" + region, rule.name(), "" + respondents, known01)
                + ","
                + IntStream.range(0, numbers.length)
                        .mapToObj(i -> String.format(Locale.ROOT, "%.6g", numbers[i]))
                        .collect(Collectors.joining(","));
    }

    static DesignedOutcome of(String line) {
        String[] fields = line.split(",");
        double[] numbers = IntStream.range(6, fields.length)
                .mapToDouble(i -> Double.parseDouble(fields[i]))
                .toArray();
        return new DesignedOutcome(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                SizeRule.valueOf(fields[3]),
                Long.parseLong(fields[4]),
                numbers[0],
                numbers[1],
                fields[5].equals("1"),
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5]);
    }
}
