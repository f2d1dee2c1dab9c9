package org.regionwise.engine.numeric;

import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;

/** A natural cubic spline that stays at its ends outside its knots. */
public final class CubicSpline {
    private final PolynomialSplineFunction function;
    private final double first;
    private final double last;

    /**
     * @param knots strictly ascending, at least three
     * @param values at the knots, as many
     */
    public CubicSpline(double[] knots, double[] values) {
        function = new SplineInterpolator().interpolate(knots, values);
        first = knots[0];
        last = knots[knots.length - 1];
    }

    /** The value at x; at the nearest end where x lies outside the knots. */
    public double at(double x) {
        return function.value(Math.min(Math.max(x, first), last));
    }
}
