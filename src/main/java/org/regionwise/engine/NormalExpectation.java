package org.regionwise.engine;

import java.util.function.DoubleUnaryOperator;

/**
 * E[g(logit⁻¹(η + u))], u ~ N(0, σ²), by the trapezoidal rule, which converges geometrically for functions analytic in
 * a strip (Trefethen &amp; Weideman 2014, SIAM Review 56): with the steps below the error is under 1e-15 for any σ.
 */
final class NormalExpectation {
    private static final double REACH = 9;

    private NormalExpectation() {}

    static double of(DoubleUnaryOperator g, double eta, double sigma) {
        if (sigma == 0) {
            return g.applyAsDouble(Logistic.probability(eta));
        }
        // the logistic's poles lie at ±iπ/σ in z, so the step shrinks with σ
        double step = Math.min(0.25, 0.5 / sigma);
        int half = (int) Math.ceil(REACH / step);
        double sum = 0;
        double mass = 0;
        for (int k = -half; k <= half; k++) {
            double z = k * step;
            double density = Math.exp(-z * z / 2);
            mass += density;
            sum += density * g.applyAsDouble(Logistic.probability(eta + sigma * z));
        }
        return sum / mass;
    }
}
