package org.regionwise.engine.numeric.interpolation;

/** The polynomial of degree five with given values, slopes and second derivatives at 0 and 1. */
public final class QuinticHermite {
    private QuinticHermite() {}

    /**
     * Its value at t in [0, 1].
     *
     * @param a the value at 0, with slopeA and curveA
     * @param b the value at 1, with slopeB and curveB
     */
    public static double at(double t, double a, double b, double slopeA, double slopeB, double curveA, double curveB) {
        double rest = 1 - t;
        double square = t * t;
        return a
                + (b - a) * t * square * (10 - 15 * t + 6 * square)
                + slopeA * t * (1 - square * (6 - 8 * t + 3 * square))
                - slopeB * t * square * (4 - 7 * t + 3 * square)
                + square * rest * rest * (curveA * rest + curveB * t) / 2;
    }
}
