package org.regionwise.engine.numeric;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss–Legendre rule with 16 points: ∫ f over [−1, 1] ≈ Σ_k w_k f(x_k), exact for polynomials of degree 31. */
public final class GaussLegendre {
    /** Number of nodes. */
    public static final int POINTS = 16;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(POINTS);

    private GaussLegendre() {}

    /** x_k, ascending. */
    public static double node(int k) {
        return RULE.getPoint(k);
    }

    /** w_k. */
    public static double weight(int k) {
        return RULE.getWeight(k);
    }
}
