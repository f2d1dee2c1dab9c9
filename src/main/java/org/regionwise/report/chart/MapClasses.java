package org.regionwise.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

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
