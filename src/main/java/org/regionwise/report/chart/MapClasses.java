package org.regionwise.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.regionwise.report.Numbers;

/**
 * Up to five classes of prevalence that raw and pooled maps share: limits at the quintiles of the different values that
 * either map draws, rounded to as few digits as keep the limits apart. Where values differ at all there are two classes at
 * least, so that no map hides its differences behind the other's lack of them.
 *
 * @param limits between the classes, ascending, none twice; at most four, none where all values are alike
 */
record MapClasses(List<Double> limits) {
    private static final int CLASSES = 5;
    /** Values that agree in so many digits are alike. */
    private static final int MOST_DIGITS = 6;

    public MapClasses {
        limits = List.copyOf(limits);
    }

    /** @param drawn the values of both maps, undefined ones among them */
    static MapClasses of(DoubleStream drawn) {
        double[] values = drawn.filter(Double::isFinite)
                .map(value -> rounded(value, MOST_DIGITS))
                .sorted()
                .distinct()
                .toArray();
        if (values.length < 2) {
            return new MapClasses(List.of());
        }
        int wanted = limits(values, MOST_DIGITS).size();
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            List<Double> limits = limits(values, digits);
            if (limits.size() == wanted) {
                return new MapClasses(limits);
            }
        }
        return new MapClasses(limits(values, MOST_DIGITS));
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
        double compared = rounded(value, MOST_DIGITS);
        return name((int) limits.stream().filter(limit -> limit <= compared).count());
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

    /** The rounded quintiles that part the values, ascending. */
    private static List<Double> limits(double[] values, int digits) {
        return IntStream.range(1, CLASSES)
                .mapToDouble(k -> values[(int) Math.floor((double) k * (values.length - 1) / CLASSES + 0.5)])
                .map(quantile -> rounded(quantile, digits))
                .distinct()
                .filter(limit -> limit > values[0] && limit <= values[values.length - 1])
                .boxed()
                .toList();
    }

    private static double rounded(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .doubleValue();
    }
}
