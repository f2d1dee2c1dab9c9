package org.regionwise.engine;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss–Legendre rule with 16 points: ∫ f over [−1, 1] ≈ Σ_k w_k f(x_k), exact for polynomials of degree 31. */
final class GaussLegendre {
    static final int POINTS = 16;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(POINTS);

    private GaussLegendre() {}

    /** x_k, ascending. */
    static double node(int k) {
        return RULE.getPoint(k);
    }

    /** w_k. */
    static double weight(int k) {
        return RULE.getWeight(k);
    }
}
