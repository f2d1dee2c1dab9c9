package org.regionwise.engine.numeric;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss–Hermite rule: ∫ e^(−z²) g(z) dz ≈ Σ_k w_k g(z_k). Weights are kept as log w_k + z_k², the form in which adaptive
 * quadrature needs them (Liu &amp; Pierce 1994, Biometrika 81).
 */
public final class GaussHermite {
    /** Keeps the rules that it has worked out, which takes it milliseconds each. */
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    private final double[] node;
    private final double[] logWeight;

    /** @param points number of nodes, at least 1 */
    public GaussHermite(int points) {
        GaussIntegrator rule = rule(points);
        node = new double[points];
        logWeight = new double[points];
        for (int k = 0; k < points; k++) {
            node[k] = rule.getPoint(k);
            logWeight[k] = Math.log(rule.getWeight(k)) + node[k] * node[k];
        }
    }

    private static synchronized GaussIntegrator rule(int points) {
        return RULES.hermite(points);
    }

    /** Number of nodes. */
    public int points() {
        return node.length;
    }

    /** z_k, ascending; {@code k} from 0. */
    public double node(int k) {
        return node[k];
    }

    /** log w_k + z_k². */
    public double logWeight(int k) {
        return logWeight[k];
    }
}
