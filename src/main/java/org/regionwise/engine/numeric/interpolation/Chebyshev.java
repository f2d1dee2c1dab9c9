package org.regionwise.engine.numeric.interpolation;

import java.util.Arrays;

/**
 * Interpolation on [−1, 1] at the K extremes of T_(K−1): from values there to the coefficients of Σ c_k T_k(x), and
 * sums of such series by Clenshaw's recurrence. Every other node of a rule with 2K − 1 of them is one of a rule with K.
 * Trefethen (2019), Approximation Theory and Approximation Practice, ch. 2, 3 and 19.
 */
public final class Chebyshev {
    private final double[] node;
    /** c_k = Σ_i transform[k][i] f(x_i). */
    private final double[][] transform;

    /** @param size K, at least 2 */
    public Chebyshev(int size) {
        node = new double[size];
        transform = new double[size][size];
        int last = size - 1;
        for (int i = 0; i < size; i++) {
            node[i] = Math.cos(Math.PI * i / last);
            for (int k = 0; k < size; k++) {
                double halves = (k == 0 || k == last ? 0.5 : 1) * (i == 0 || i == last ? 0.5 : 1);
                transform[k][i] = 2.0 / last * halves * Math.cos(Math.PI * k * i / last);
            }
        }
    }

    /** K. */
    public int size() {
        return node.length;
    }

    /** x_i, descending; {@code i} from 0. */
    public double node(int i) {
        return node[i];
    }

    /**
     * The coefficients of the series that takes the given values at the nodes; entries behind the first K are ignored.
     */
    public double[] coefficients(double[] values) {
        double[] c = new double[node.length];
        for (int k = 0; k < c.length; k++) {
            double sum = 0;
            for (int i = 0; i < c.length; i++) {
                sum += transform[k][i] * values[i];
            }
            c[k] = sum;
        }
        return c;
    }

    /** Σ c_k T_k(x). */
    public static double at(double[] c, double x) {
        double after = 0;
        double here = 0;
        for (int k = c.length - 1; k > 0; k--) {
            double next = 2 * x * here - after + c[k];
            after = here;
            here = next;
        }
        return x * here - after + c[0];
    }

    /** Σ c_k T_k(x), its slope and its second derivative, written to {@code out}. */
    public static void derivatives(double[] c, double x, double[] out) {
        double after = 0;
        double here = 0;
        double slopeAfter = 0;
        double slope = 0;
        double curveAfter = 0;
        double curve = 0;
        for (int k = c.length - 1; k > 0; k--) {
            double nextCurve = 2 * x * curve + 4 * slope - curveAfter;
            double nextSlope = 2 * x * slope + 2 * here - slopeAfter;
            double next = 2 * x * here - after + c[k];
            curveAfter = curve;
            curve = nextCurve;
            slopeAfter = slope;
            slope = nextSlope;
            after = here;
            here = next;
        }
        out[0] = x * here - after + c[0];
        out[1] = x * slope + here - slopeAfter;
        out[2] = x * curve + 2 * slope - curveAfter;
    }

    /**
     * Adds {@code times} the series at every x to {@code sum}, the arrays in step so that processors do several at
     * once.
     *
     * @param here working space as long as x
     * @param after working space as long as x
     */
    public static void add(
            double[] c, double times, double[] x, int size, double[] sum, double[] here, double[] after) {
        Arrays.fill(here, 0, size, 0);
        Arrays.fill(after, 0, size, 0);
        double[] one = here;
        double[] other = after;
        for (int k = c.length - 1; k > 0; k--) {
            step(x, c[k], one, other, size);
            double[] swap = one;
            one = other;
            other = swap;
        }
        for (int i = 0; i < size; i++) {
            sum[i] += times * (x[i] * one[i] - other[i] + c[0]);
        }
    }

    /** other = 2 x one − other + c. */
    private static void step(double[] x, double c, double[] one, double[] other, int size) {
        for (int i = 0; i < size; i++) {
            other[i] = 2 * x[i] * one[i] - other[i] + c;
        }
    }
}
