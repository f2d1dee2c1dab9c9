package org.regionwise.engine.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * E[g(logit⁻¹(η + u))], u ~ N(0, σ²), by the trapezoidal rule, which converges geometrically for functions analytic in
 * a strip (Trefethen &amp; Weideman 2014, SIAM Review 56): with the steps below the error is under 1e-15. As the steps
 * shrink with σ, beyond σ = 10 the logistic is taken as a step from 0 to 1, exact by Φ, and what it differs from one by
 * Gauss–Legendre panels over where it does.
 */
public final class NormalExpectation {
    private static final double REACH = 9;
    /** σ beyond which the logistic is nearer to a step than to a line. */
    private static final double STEEP = 10;
    /** Logits beyond which the logistic is 0 or 1, in panels: e⁻⁴⁰ = 4e-18. */
    private static final int PANELS = 8;

    private static final double PANEL = 5;

    private NormalExpectation() {}

    /**
     * The expectation of {@code g}, a function of a probability, bounded on [0, 1].
     *
     * @param eta η on the logit scale
     * @param sigma σ, not below 0
     */
    public static double of(DoubleUnaryOperator g, double eta, double sigma) {
        if (sigma == 0) {
            return g.applyAsDouble(Logistic.probability(eta));
        }
        if (sigma > STEEP) {
            double below = StandardNormal.below(-eta / sigma);
            return g.applyAsDouble(0) * below
                    + g.applyAsDouble(1) * (1 - below)
                    + beside(g, eta, sigma, -1)
                    + beside(g, eta, sigma, 1);
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

    /** ∫ (g(logit⁻¹(x)) − g(the step's end)) φ((x − η)/σ)/σ dx over one side of 0. */
    private static double beside(DoubleUnaryOperator g, double eta, double sigma, int side) {
        double end = g.applyAsDouble(side < 0 ? 0 : 1);
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            for (int k = 0; k < GaussLegendre.POINTS; k++) {
                double x = side * PANEL * (panel + (1 + GaussLegendre.node(k)) / 2);
                double z = (x - eta) / sigma;
                sum += GaussLegendre.weight(k)
                        * (g.applyAsDouble(Logistic.probability(x)) - end)
                        * Math.exp(-z * z / 2 - StandardNormal.LOG_ROOT_TWO_PI);
            }
        }
        return sum * PANEL / 2 / sigma;
    }
}
