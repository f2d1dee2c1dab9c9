package org.regionwise.engine.numeric;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss–Hermite rule: ∫ e^(−z²) g(z) dz ≈ Σ_k w_k g(z_k). Weights are kept as log w_k + z_k², the form in which
 * adaptive quadrature needs them (Liu &amp; Pierce 1994, Biometrika 81).
 */
public final class GaussHermite {
    /** The most nodes that a rule may have. */
    public static final int MOST_POINTS = 101;

    private static final List<Constant> RULES =
            IntStream.rangeClosed(1, MOST_POINTS).mapToObj(Constant::new).toList();

    private final double[] node;
    private final double[] logWeight;

    /** A rule, worked out when it is first asked for: 15 nodes take a millisecond, 101 take seconds. */
    private static final class Constant {
        private final int points;
        private GaussHermite rule;

        Constant(int points) {
            this.points = points;
        }

        synchronized GaussHermite rule() {
            if (rule == null) {
                rule = new GaussHermite(new GaussIntegratorFactory().hermite(points));
            }
            return rule;
        }
    }

    private GaussHermite(GaussIntegrator rule) {
        node = new double[rule.getNumberOfPoints()];
        logWeight = new double[node.length];
        for (int k = 0; k < node.length; k++) {
            node[k] = rule.getPoint(k);
            logWeight[k] = Math.log(rule.getWeight(k)) + node[k] * node[k];
        }
    }

    /**
     * The rule with so many nodes.
     *
     * @param points 1 to {@link #MOST_POINTS}
     * @throws IndexOutOfBoundsException if it is anything else
     */
    public static GaussHermite of(int points) {
        return RULES.get(points - 1).rule();
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
