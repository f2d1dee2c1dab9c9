package org.regionwise.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.regionwise.report.Numbers;

/** Up to five classes of prevalence that raw and pooled maps share: limits at the quintiles of the pooled estimates, rounded. */
final class MapClasses {
    private static final int CLASSES = 5;
    private static final int MOST_DIGITS = 6;

    private MapClasses() {}

    /** The limits between the classes, ascending, none twice; at most four. */
    static List<Double> limits(DoubleStream pooled) {
        double[] sorted = pooled.filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return List.of();
        }
        // as few digits as keep the limits apart
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            List<Double> limits = rounded(sorted, digits);
            if (limits.size() == CLASSES - 1 || digits == MOST_DIGITS) {
                return limits;
            }
        }
        throw new IllegalStateException("the last number of digits is always good enough");
    }

    /** What the classes between these limits are called, the lowest first. */
    static List<String> names(List<Double> limits) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k <= limits.size(); k++) {
            names.add(name(limits, k));
        }
        return names;
    }

    /** The class of a value, whose lower limit belongs to it. */
    static String of(List<Double> limits, double value) {
        return name(
                limits, (int) limits.stream().filter(limit -> limit <= value).count());
    }

    private static String name(List<Double> limits, int k) {
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
