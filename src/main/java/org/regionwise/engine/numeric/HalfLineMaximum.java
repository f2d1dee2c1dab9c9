package org.regionwise.engine.numeric;

import java.util.function.DoubleFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The highest maximum of a smooth function over [0, ∞) that may have several, or none inside: its slope is scanned on a
 * geometric grid, and every change from rising to falling is followed to the maximum within.
 *
 * @param at where; exactly 0 when nothing inside is higher
 * @param value of the function there
 * @param slope of the function there
 * @param evaluations how often the function was evaluated
 * @param converged whether the function falls at the far end of the scan
 */
public record HalfLineMaximum(double at, double value, double slope, int evaluations, boolean converged) {
    /** Between points of the scan. A function of σ² + V_j changes its course over factors of about e. */
    private static final double STEP = 1.5;
    /** Between points far below the smallest V_j, where there is next to no change. */
    private static final double FAR_STEP = 10;

    private static final double NEXT_TO_NOTHING = 1e-6;
    private static final int MOST_EXTENSIONS = 60;
    /** Of the logarithm: exact but for rounding. */
    private static final double EXACT = 1e-14;

    private static final int MOST_EVALUATIONS = 200;

    /** Value and slope at one point. */
    public record Slope(double value, double slope) {}

    /**
     * @param function on [0, ∞)
     * @param smallest argument around which it first changes its course
     * @param largest argument beyond which it should fall
     */
    public static HalfLineMaximum of(DoubleFunction<Slope> function, double smallest, double largest) {
        Slope before = function.apply(0);
        double left = 0;
        int evaluations = 1;
        HalfLineMaximum best = new HalfLineMaximum(0, before.value(), before.slope(), 0, true);
        double right = NEXT_TO_NOTHING * smallest;
        int extensions = 0;
        while (left < largest || before.slope() > 0) {
            if (left >= largest && extensions++ == MOST_EXTENSIONS) {
                return new HalfLineMaximum(left, before.value(), before.slope(), evaluations, false);
            }
            Slope here = function.apply(right);
            evaluations++;
            if (before.slope() > 0 && here.slope() <= 0 && left > 0) {
                HalfLineMaximum found = inside(function, left, right);
                evaluations += found.evaluations();
                best = found.value() > best.value() ? found : best;
            }
            left = right;
            before = here;
            right = left * (left < smallest / FAR_STEP ? FAR_STEP : STEP);
        }
        return new HalfLineMaximum(best.at, best.value, best.slope, evaluations, true);
    }

    /**
     * Root of the slope by the logarithm of the argument, between a point where the function rises and one where it
     * falls.
     */
    private static HalfLineMaximum inside(DoubleFunction<Slope> function, double rising, double falling) {
        BracketingNthOrderBrentSolver solver = new BracketingNthOrderBrentSolver(EXACT, EXACT, 0, 5);
        double log = solver.solve(
                MOST_EVALUATIONS,
                t -> Math.exp(t) * function.apply(Math.exp(t)).slope(),
                Math.log(rising),
                Math.log(falling));
        Slope there = function.apply(Math.exp(log));
        return new HalfLineMaximum(Math.exp(log), there.value(), there.slope(), solver.getEvaluations() + 1, true);
    }
}
