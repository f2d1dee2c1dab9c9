package org.regionwise.report.chart.map;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.regionwise.report.RoundStep;
import org.regionwise.report.message.Figures;

/**
 * Up to five classes of prevalence that raw and pooled maps share, and no more than there are different values. They
 * are equally wide, by the finest round step that does, so that what differs by more than a step is never of one
 * colour. Where that would leave most values in one class, as an outlier does, they are natural breaks at round
 * numbers. Where values differ at all there are two classes at least, so that no map hides its differences behind the
 * other's lack of them.
 *
 * @param limits between the classes, ascending, none twice; at most four, none where all values are alike
 */
public record MapClasses(List<Double> limits) {
    private static final int CLASSES = 5;
    /** Values that agree in so many digits are alike. */
    private static final int MOST_DIGITS = 6;
    /** Of many values, the largest share that one of equally wide classes may have. */
    private static final double MOST_IN_ONE = 0.8;

    private static final int MANY = 20;

    public MapClasses {
        limits = List.copyOf(limits);
    }

    /**
     * Classes of what is drawn.
     *
     * @param drawn all values, undefined ones among them
     */
    public static MapClasses of(DoubleStream drawn) {
        double[] values = drawn.filter(Double::isFinite)
                .map(value -> rounded(value, MOST_DIGITS))
                .sorted()
                .distinct()
                .toArray();
        if (values.length < 2) {
            return new MapClasses(List.of());
        }
        MapClasses equal = new MapClasses(equallyWide(values));
        return values.length >= MANY && equal.largest(values) > MOST_IN_ONE * values.length
                ? new MapClasses(natural(values))
                : equal;
    }

    private static List<Double> equallyWide(double[] values) {
        double least = values[0];
        double most = values[values.length - 1];
        int number = Math.min(CLASSES, values.length);
        RoundStep step = RoundStep.notAbove((most - least) / number);
        List<Double> limits = within(step, least, most);
        while (limits.size() >= number) {
            step = step.next();
            List<Double> fewer = within(step, least, most);
            // two classes at least
            limits = fewer.isEmpty() ? limits.subList(0, 1) : fewer;
        }
        return limits;
    }

    /** Multiples between the values, without one at 100% where that is the most: no share lies above it. */
    private static List<Double> within(RoundStep step, double least, double most) {
        return step.multiples(least, most).stream()
                .filter(limit -> most != 1 || limit < 1)
                .toList();
    }

    /**
     * Between the classes that {@link NaturalBreaks} finds, at the roundest number that is at most a tenth of a class
     * from where they part.
     */
    private static List<Double> natural(double[] values) {
        int[] starts = NaturalBreaks.of(values, CLASSES);
        return IntStream.range(1, CLASSES)
                .mapToObj(k -> {
                    int end = k + 1 < CLASSES ? starts[k + 1] : values.length;
                    double below = values[starts[k] - 1];
                    double above = values[starts[k]];
                    return RoundStep.roundest(
                            below - 0.1 * (below - values[starts[k - 1]]),
                            (below + above) / 2,
                            above == 1 ? (below + above) / 2 : above + 0.1 * (values[end - 1] - above));
                })
                .toList();
    }

    /** How many values the class has that has most. */
    private long largest(double[] values) {
        return DoubleStream.of(values)
                .boxed()
                .collect(Collectors.groupingBy(this::index, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** What they are called and coloured, the lowest first, and the {@code darkest} where there is more than one. */
    public Map<String, Object> facts(Figures figures) {
        int number = limits.size() + 1;
        List<String> names =
                IntStream.range(0, number).mapToObj(k -> name(k, figures)).toList();
        return Map.of(
                "classNames",
                names,
                "darkest",
                number == 1 ? "" : names.get(number - 1),
                "classes",
                IntStream.range(0, number).mapToObj(k -> colour(k, number)).toList());
    }

    /** By the name of each class, a colour as light as its own and without hue, the lowest first. */
    Map<String, String> muted(Figures figures) {
        Map<String, String> muted = new LinkedHashMap<>();
        for (int k = 0; k <= limits.size(); k++) {
            muted.put(name(k, figures), colour(k, limits.size() + 1).replace("--class-", "--muted-"));
        }
        return muted;
    }

    /** The lightest and the darkest are among them whatever their number; one alone is in the middle. */
    private static String colour(int k, int number) {
        return "var(--class-" + level(k, number) + ")";
    }

    private static int level(int k, int number) {
        return number == 1 ? 3 : 1 + Math.round(4f * k / (number - 1));
    }

    /** How dark the class of a value is, from 1 to 5. */
    public int level(double value) {
        return level(index(value), limits.size() + 1);
    }

    /** The class of a value, whose lower limit belongs to it. */
    public String name(double value, Figures figures) {
        return name(index(value), figures);
    }

    private int index(double value) {
        double compared = rounded(value, MOST_DIGITS);
        return (int) limits.stream().filter(limit -> limit <= compared).count();
    }

    private String name(int k, Figures figures) {
        if (limits.isEmpty()) {
            return figures.words().say("chart.class.alike");
        }
        if (k == 0) {
            return figures.words().say("chart.class.below", "limit", limit(0, figures));
        }
        return k == limits.size()
                ? figures.words().say("chart.class.above", "limit", limit(k - 1, figures))
                : figures.words().say("chart.class.between", "from", limit(k - 1, figures), "to", limit(k, figures));
    }

    private String limit(int k, Figures figures) {
        return figures.asSet(limits.get(k), MOST_DIGITS + 1);
    }

    private static double rounded(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .doubleValue();
    }
}
