package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.numeric.Logistic;

class WeightedPointsTest {
    /** Of sums of 2,000 numbers near 1. */
    private static final double ROUNDING = 1e-12;

    private static final ToDoubleFunction<double[]> PREVALENCE = point -> Logistic.probability(point[0] - point[1]);

    private final WeightedPoints all = points(2000);

    /** Normal coefficient, positive σ, and weights as uneven as importance sampling makes them. */
    private static WeightedPoints points(int size) {
        Random random = new Random(7);
        double[][] points = new double[size][];
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            points[i] = new double[] {3 + 0.2 * random.nextGaussian(), Math.exp(0.4 * random.nextGaussian() - 1)};
            weights[i] = Math.exp(0.5 * random.nextGaussian());
        }
        double mass = Arrays.stream(weights).sum();
        return new WeightedPoints(
                points, Arrays.stream(weights).map(weight -> weight / mass).toArray());
    }

    private WeightedPoints first(int size) {
        double mass = Arrays.stream(all.weights(), 0, size).sum();
        return new WeightedPoints(
                Arrays.copyOf(all.points(), size),
                Arrays.stream(all.weights(), 0, size)
                        .map(weight -> weight / mass)
                        .toArray());
    }

    private static double mean(WeightedPoints points, ToDoubleFunction<double[]> of) {
        return IntStream.range(0, points.weights().length)
                .mapToDouble(i -> points.weights()[i] * of.applyAsDouble(points.points()[i]))
                .sum();
    }

    @Test
    void calibratedPointsHaveTheMomentsOfAll() {
        WeightedPoints few = first(100).calibratedTo(all);
        assertEquals(1, Arrays.stream(few.weights()).sum(), ROUNDING);
        assertTrue(Arrays.stream(few.weights()).allMatch(weight -> weight >= 0));
        for (int k = 0; k < 2; k++) {
            int coordinate = k;
            assertEquals(mean(all, point -> point[coordinate]), mean(few, point -> point[coordinate]), ROUNDING);
            assertEquals(
                    mean(all, point -> point[coordinate] * point[coordinate]),
                    mean(few, point -> point[coordinate] * point[coordinate]),
                    10 * ROUNDING);
        }
    }

    @Test
    void whatIsSmoothIsNearerThanWithoutCalibration() {
        double exact = mean(all, PREVALENCE);
        double before = 0;
        double after = 0;
        // of many sizes, as one alone may be near by chance
        for (int size = 70; size <= 130; size += 5) {
            WeightedPoints few = first(size);
            before += Math.abs(mean(few, PREVALENCE) - exact);
            after += Math.abs(mean(few.calibratedTo(all), PREVALENCE) - exact);
        }
        assertTrue(after < before / 5, before + " to " + after);
    }

    @Test
    void whereNoWeightsWouldDoNothingIsChanged() {
        double[][] low = all.points().clone();
        Arrays.sort(low, (a, b) -> Double.compare(a[0], b[0]));
        double[] even = new double[100];
        Arrays.fill(even, 0.01);
        WeightedPoints far = new WeightedPoints(Arrays.copyOf(low, 100), even);
        assertSame(far, far.calibratedTo(all));
        WeightedPoints one = first(1);
        assertSame(one, one.calibratedTo(one));
    }
}
