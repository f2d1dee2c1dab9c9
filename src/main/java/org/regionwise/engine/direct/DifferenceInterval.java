package org.regionwise.engine.direct;

import org.regionwise.engine.Interval;

/**
 * Limits of a difference θ_2 − θ_1 from the limits of both, which may be unequally far from their estimates:
 *
 * <pre>L = d − √((θ̂_2 − l_2)² + (u_1 − θ̂_1)² − 2 ρ (θ̂_2 − l_2)(u_1 − θ̂_1))
 * U = d + √((u_2 − θ̂_2)² + (θ̂_1 − l_1)² − 2 ρ (u_2 − θ̂_2)(θ̂_1 − l_1))</pre>
 *
 * <p>with ρ the correlation of the two estimates. Where both intervals are symmetric it is d ± z s. Sources: Newcombe
 * (1998), Statistics in Medicine 17, 873–890, method 10; Zou &amp; Donner (2008), Statistics in Medicine 27, 1693–1702.
 */
public final class DifferenceInterval {
    private DifferenceInterval() {}

    /**
     * NaN where a number is missing.
     *
     * @param first θ̂_1
     * @param ofFirst its limits
     * @param second θ̂_2
     * @param ofSecond its limits, at the same level
     * @param correlation ρ, in [−1, 1]
     */
    public static Interval of(double first, Interval ofFirst, double second, Interval ofSecond, double correlation) {
        double difference = second - first;
        return new Interval(
                difference - length(second - ofSecond.lower(), ofFirst.upper() - first, correlation),
                difference + length(ofSecond.upper() - second, first - ofFirst.lower(), correlation));
    }

    private static double length(double a, double b, double correlation) {
        double square = a * a + b * b - 2 * correlation * a * b;
        // rounding may leave less than nothing of two equal lengths
        return Double.isNaN(square) ? Double.NaN : Math.sqrt(Math.max(0, square));
    }
}
