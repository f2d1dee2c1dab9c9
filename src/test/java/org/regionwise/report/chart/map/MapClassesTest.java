package org.regionwise.report.chart.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/** Classes are made of every value that is drawn, raw or pooled. */
class MapClassesTest {
    private static final Figures FIGURES = Figures.ofShares(1, Words.english());

    private static MapClasses of(double... drawn) {
        return MapClasses.of(DoubleStream.of(drawn));
    }

    /** The shares of map-all-alike, whose pooled estimates at σ̂ = 0 are all 22.5%. */
    @Test
    void pooledEstimatesThatAgreeHideNoRawDifferences() {
        double pooled = 0.225;
        MapClasses classes = of(0, 0.1, 0.2, 0.25, 0.4, 8 / 15.0, pooled, pooled, pooled, pooled, pooled, pooled);
        assertEquals(List.of(0.2, 0.4), classes.limits());
        assertEquals("below 20%", classes.name(0, FIGURES));
        assertEquals("40% or more", classes.name(8 / 15.0, FIGURES));
        assertEquals("20% to 40%", classes.name(pooled, FIGURES));
    }

    static List<Arguments> roundLimits() {
        return List.of(
                arguments("two values", new double[] {0.1, 0.2}, List.of(0.2)),
                arguments("two alike", new double[] {0.233, 0.24}, List.of(0.24)),
                arguments("one apart", new double[] {0.233, 0.24, 0.333, 0.533}, List.of(0.3, 0.4, 0.5)),
                arguments("fourteen from 5% to 40%", evenly(14, 0.05, 0.4), List.of(0.1, 0.2, 0.3, 0.4)),
                arguments("rare", evenly(9, 0.001, 0.009), List.of(0.002, 0.004, 0.006, 0.008)),
                arguments("nearly everybody", evenly(30, 0.951, 0.999), List.of(0.96, 0.97, 0.98, 0.99)),
                arguments("all of it", evenly(101, 0, 1), List.of(0.2, 0.4, 0.6, 0.8)),
                arguments("up to all", new double[] {0.955, 1}, List.of(0.975)),
                arguments("one of all", everybodyInOne(), List.of(0.02, 0.03, 0.04, 0.5)),
                arguments("a gap", new double[] {0.01, 0.011, 0.012, 0.6}, List.of(0.2, 0.4, 0.6)),
                arguments("counts", evenly(40, 120, 4700), List.of(1000.0, 2000.0, 3000.0, 4000.0)),
                arguments("around nought", evenly(40, -0.9, 1.2), List.of(-0.5, 0.0, 0.5, 1.0)));
    }

    private static double[] everybodyInOne() {
        return DoubleStream.concat(DoubleStream.of(evenly(76, 0.01, 0.05)), DoubleStream.of(1))
                .toArray();
    }

    private static double[] evenly(int number, double least, double most) {
        return IntStream.range(0, number)
                .mapToDouble(i -> least + (most - least) * i / (number - 1))
                .toArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roundLimits")
    void limitsAreMultiplesOfARoundStep(String name, double[] values, List<Double> limits) {
        assertEquals(limits, of(values).limits());
    }

    /** One region at 60% beside 76 between 1% and 5%, or 3,000 of which most are low. */
    @Test
    void outliersLeaveTheOthersTheirDifferences() {
        double[] values = DoubleStream.concat(DoubleStream.of(evenly(76, 0.01, 0.05)), DoubleStream.of(0.6))
                .toArray();
        MapClasses classes = of(values);
        assertEquals(List.of(0.02, 0.03, 0.04, 0.5), classes.limits());
        SplittableRandom random = new SplittableRandom(1);
        double[] many = DoubleStream.generate(() -> 0.6 * Math.pow(random.nextDouble(), 8))
                .limit(3_000)
                .toArray();
        List<Double> limits = of(many).limits();
        assertEquals(4, limits.size());
        for (double limit : limits) {
            assertEquals(limit, Math.round(200 * limit) / 200.0, "half a percentage point is round enough");
        }
    }

    @Test
    void naturalBreaksLeaveTheLeastSquaresWithinClasses() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            double[] values = DoubleStream.generate(random::nextDouble)
                    .limit(3 + random.nextInt(12))
                    .map(value -> value * value * value)
                    .sorted()
                    .toArray();
            double least = Double.POSITIVE_INFINITY;
            for (int first = 1; first < values.length - 1; first++) {
                for (int second = first + 1; second < values.length; second++) {
                    least = Math.min(least, within(values, 0, first, second));
                }
            }
            assertEquals(least, within(values, NaturalBreaks.of(values, 3)), 1e-12, "rounding only");
        }
    }

    private static double within(double[] values, int... starts) {
        double sum = 0;
        for (int k = 0; k < starts.length; k++) {
            double[] group =
                    Arrays.copyOfRange(values, starts[k], k + 1 < starts.length ? starts[k + 1] : values.length);
            double mean = DoubleStream.of(group).average().orElseThrow();
            sum += DoubleStream.of(group)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
        }
        return sum;
    }

    @Test
    void onlyOneValueIsAllAlike() {
        assertEquals("all alike", of(0.2, 0.2, Double.NaN).name(0.2, FIGURES));
        assertEquals(List.of(), of().limits());
        assertEquals(List.of(0.2), of(0.1, 0.2).limits());
        assertNotEquals(
                of(0.12345678, 0.1234).name(0.12345678, FIGURES),
                of(0.12345678, 0.1234).name(0.1234, FIGURES));
    }

    @Test
    void valuesThatDifferAreNeverOfOneColour() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            double scale = Math.pow(10, -random.nextInt(6));
            double[] values = DoubleStream.generate(() -> scale * random.nextDouble())
                    .limit(2 + random.nextInt(30))
                    .toArray();
            MapClasses classes = MapClasses.of(DoubleStream.of(values));
            double least = DoubleStream.of(values).min().orElseThrow();
            double most = DoubleStream.of(values).max().orElseThrow();
            assertTrue(classes.limits().size() <= 4, () -> classes.toString());
            assertNotEquals(classes.name(least, FIGURES), classes.name(most, FIGURES), () -> classes.toString());
            assertEquals(
                    classes.limits().stream().sorted().distinct().toList(), classes.limits(), "ascending, none twice");
        }
    }
}
