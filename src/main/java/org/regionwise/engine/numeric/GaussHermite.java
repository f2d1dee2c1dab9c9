package org.regionwise.engine.numeric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Gauss–Hermite rule: ∫ e^(−z²) g(z) dz ≈ Σ_k w_k g(z_k). Weights are kept as log w_k + z_k², the form in which
 * adaptive quadrature needs them (Liu &amp; Pierce 1994, Biometrika 81).
 */
public final class GaussHermite {
    /** The most nodes that a rule may have. */
    public static final int MOST_POINTS = 101;

    /** Far less than what lies between two roots of any rule. */
    private static final double SCAN = 0.02;

    private static final int NEWTON_STEPS = 8;

    private static final List<Constant> RULES =
            IntStream.rangeClosed(1, MOST_POINTS).mapToObj(Constant::new).toList();

    private final double[] node;
    private final double[] logWeight;

    /** A rule, worked out when it is first asked for. */
    private static final class Constant {
        private final int points;
        private GaussHermite rule;

        Constant(int points) {
            this.points = points;
        }

        synchronized GaussHermite rule() {
            if (rule == null) {
                rule = new GaussHermite(points);
            }
            return rule;
        }
    }

    /**
     * The nodes are the roots of the orthonormal Hermite polynomial h_n, found between its changes of sign, and w =
     * 1/(n h_(n−1)²) there.
     */
    private GaussHermite(int size) {
        node = new double[size];
        logWeight = new double[size];
        double last = Math.sqrt(2 * size + 1);
        double[] pair = new double[2];
        // the middle of an odd rule is 0
        int found = size / 2;
        double below = SCAN / 2;
        for (double above = below + SCAN; below < last; above += SCAN) {
            hermite(size, below, pair);
            double before = pair[0];
            hermite(size, above, pair);
            if (before * pair[0] <= 0) {
                int k = found + size % 2;
                node[k] = root(size, below, above);
                node[size - 1 - k] = -node[k];
                found++;
            }
            below = above;
        }
        for (int k = 0; k < size; k++) {
            hermite(size, node[k], pair);
            logWeight[k] = -Math.log(size * pair[1] * pair[1]) + node[k] * node[k];
        }
    }

    /** h_n(x) and h_(n−1)(x), by their three-term recurrence. */
    private static void hermite(int size, double x, double[] pair) {
        double before = 0;
        double here = Math.pow(Math.PI, -0.25);
        for (int k = 0; k < size; k++) {
            double next = x * Math.sqrt(2.0 / (k + 1)) * here - Math.sqrt((double) k / (k + 1)) * before;
            before = here;
            here = next;
        }
        pair[0] = here;
        pair[1] = before;
    }

    /** By Newton's method, as h_n' = √(2n) h_(n−1). */
    private static double root(int size, double below, double above) {
        double x = (below + above) / 2;
        double[] pair = new double[2];
        for (int i = 0; i < NEWTON_STEPS; i++) {
            hermite(size, x, pair);
            x -= pair[0] / (Math.sqrt(2.0 * size) * pair[1]);
        }
        return x;
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
