package org.regionwise.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.regionwise.report.Numbers;

/**
 * Up to five classes of prevalence that raw and pooled maps share: limits at the quintiles of the pooled estimates, rounded.
 *
 * @param limits between the classes, ascending, none twice; at most four
 */
record MapClasses(List<Double> limits) {
    private static final int CLASSES = 5;
    private static final int MOST_DIGITS = 6;

    /** @param pooled estimates, undefined ones among them */
    static MapClasses of(DoubleStream pooled) {
        double[] sorted = pooled.filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new MapClasses(List.of());
        }
        // as few digits as keep the limits apart
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            List<Double> limits = rounded(sorted, digits);
            if (limits.size() == CLASSES - 1 || digits == MOST_DIGITS) {
                return new MapClasses(limits);
            }
        }
        throw new IllegalStateException("the last number of digits is always good enough");
    }

    /** What they are called and coloured, the lowest first, and the {@code darkest} where there is more than one. */
    Map<String, Object> facts() {
        int number = limits.size() + 1;
        List<String> names = IntStream.range(0, number).mapToObj(this::name).toList();
        return Map.of(
                "classNames",
                names,
                "darkest",
                number == 1 ? "" : names.get(number - 1),
                "classes",
                IntStream.range(0, number).mapToObj(k -> colour(k, number)).toList());
    }

    /** The lightest and the darkest are among them whatever their number; one alone is in the middle. */
    private static String colour(int k, int number) {
        return "var(--class-" + (number == 1 ? 3 : 1 + Math.round(4f * k / (number - 1))) + ")";
    }

    /** The class of a value, whose lower limit belongs to it. */
    String name(double value) {
        return name((int) limits.stream().filter(limit -> limit <= value).count());
    }

    private String name(int k) {
        if (limits.isEmpty()) {
            return "all alike";
        }
        if (k == 0) {
            return "below " + percent(limits.get(0));
        }
        return k == limits.size()
                ? percent(limits.get(k - 1)) + " or more"
                : percent(limits.get(k - 1)) + " to " + percent(limits.get(k));
    }

    private static String percent(double limit) {
        return Numbers.significant(100 * limit, MOST_DIGITS) + "%";
    }

    private static List<Double> rounded(double[] sorted, int digits) {
        double[] limits = new double[CLASSES - 1];
        for (int k = 1; k < CLASSES; k++) {
            double quantile = sorted[(int) Math.floor((double) k * (sorted.length - 1) / CLASSES + 0.5)];
            limits[k - 1] = new BigDecimal(quantile)
                    .round(new MathContext(digits, RoundingMode.HALF_UP))
                    .doubleValue();
        }
        return Arrays.stream(limits)
                .distinct()
                .filter(limit -> limit > sorted[0] && limit <= sorted[sorted.length - 1])
                .boxed()
                .toList();
    }
}
