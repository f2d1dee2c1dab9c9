package org.regionwise.engine.area;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.regionwise.engine.Interval;
import org.regionwise.engine.numeric.NormalQuantile;

/**
 * Profile-likelihood interval of σ in the area-level model: from the least to the greatest σ with 2(ℓ̂ − ℓ(σ²)) ≤ χ²₁
 * quantile. Where the likelihood has several maxima that is an interval around all of them.
 */
final class AreaProfile {
    private static final double STEP = 1.5;
    private static final double FAR_STEP = 10;
    private static final double NEXT_TO_NOTHING = 1e-6;
    private static final int MOST_EVALUATIONS = 200;
    private static final double EXACT = 1e-12;

    private AreaProfile() {}

    static Interval interval(
            AreaRegression regression, VarianceEstimator estimator, double estimate, double top, double level) {
        double z = NormalQuantile.twoSided(level);
        double cut = top - z * z / 2;
        DoubleUnaryOperator above = betweenVariance -> FayHerriot.likelihood(regression, estimator)
                        .apply(betweenVariance)
                        .value()
                - cut;
        double smallest = NEXT_TO_NOTHING * regression.variance[0];
        double lower = 0;
        if (above.applyAsDouble(0) < 0) {
            double at = smallest;
            double before = 0;
            while (at < estimate && above.applyAsDouble(at) < 0) {
                before = at;
                at *= at < regression.variance[0] / FAR_STEP ? FAR_STEP : STEP;
            }
            lower = before == 0 ? 0 : root(above, before, Math.min(at, estimate));
        }
        // from beyond where the likelihood falls for good, back to where it is high enough
        double outside = Math.max(FayHerriot.farEnd(regression), estimate);
        while (above.applyAsDouble(outside) >= 0) {
            outside *= STEP * STEP;
        }
        double inside = outside / STEP;
        while (inside > Math.max(estimate, smallest) && above.applyAsDouble(inside) < 0) {
            outside = inside;
            inside /= STEP;
        }
        inside = Math.max(inside, estimate);
        double upper = above.applyAsDouble(inside) < 0 ? inside : root(above, inside, outside);
        return new Interval(Math.sqrt(lower), Math.sqrt(upper));
    }

    private static double root(DoubleUnaryOperator above, double one, double other) {
        double log = new BracketingNthOrderBrentSolver(EXACT, EXACT, 0, 5)
                .solve(
                        MOST_EVALUATIONS,
                        t -> above.applyAsDouble(Math.exp(t)),
                        Math.log(Math.min(one, other)),
                        Math.log(Math.max(one, other)));
        return Math.exp(log);
    }
}
