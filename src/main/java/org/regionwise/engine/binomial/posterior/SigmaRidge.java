package org.regionwise.engine.binomial.posterior;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.FixedSigma;
import org.regionwise.engine.numeric.Objective;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * The posterior of (β, λ), λ = log σ, along the ridge of β's conditional modes: an even grid of λ over all that is not
 * negligible, on which the trapezoidal rule converges geometrically. It follows the posterior also where σ piles up at
 * zero (in λ a tail e^λ) and where it is skewed. As modes and curvatures only place points, Newton's method stops
 * early.
 */
final class SigmaRidge {
    /** Of λ, and how far beyond λ's place under σ's prior where that lies farther out. */
    private static final double LOWEST = Math.log(1e-4);

    private static final double HIGHEST = Math.log(80);
    private static final double BELOW_PRIOR = 9;
    private static final double ABOVE_PRIOR = 3;
    private static final double START = Math.log(0.4);
    private static final double STRIDE = 0.7;
    /**
     * Of the grid, in standard deviations of λ; where the tail is open or skewed λ's own bends need {@link #WIDEST}.
     */
    private static final double STEP = 0.8;

    private static final double WIDEST = 0.6;
    private static final double NARROW = 0.5;
    /** How far below its maximum, in log density, the marginal of λ is followed. */
    static final double DEPTH = 15;
    /**
     * How near log p(λ | y) is to rising like λ where the likelihood hardly changes with σ, and how much of the density
     * that leaves out where it is taken to do so from there on.
     */
    private static final double FLAT = 0.05;

    private static final double LEFT_OUT = 5e-5;
    /** Newton decrement that is small enough: the value is then known to its power of 3/2. */
    private static final double FOUND = 1e-3;

    private static final int MOST_STEPS = 60;

    private final Objective posterior;
    private final int p;
    private final double depth;
    private final double lowest;
    private final double highest;
    private final List<Conditional> nodes;
    private final double step;
    private boolean openBelow;

    /** As below, followed to the usual depth. */
    SigmaRidge(Objective posterior, double[] startBeta, double sigmaMean) {
        this(posterior, startBeta, START, sigmaMean, DEPTH);
    }

    /**
     * @param posterior log posterior of (β, σ) and its derivatives, without the Jacobian of log σ
     * @param start λ where to begin
     * @param sigmaMean of σ's prior
     * @param depth how far below its maximum, in log density, the marginal of λ is followed
     */
    SigmaRidge(Objective posterior, double[] startBeta, double start, double sigmaMean, double depth) {
        this.depth = depth;
        this.lowest = Math.min(LOWEST, Math.log(sigmaMean) - BELOW_PRIOR);
        this.highest = Math.max(HIGHEST, Math.log(sigmaMean) + ABOVE_PRIOR);
        this.posterior = posterior;
        this.p = startBeta.length;
        Conditional middle = conditional(start, startBeta, null);
        Conditional right = conditional(start + STRIDE, middle.mode(), middle);
        Conditional left = conditional(start - STRIDE, middle.mode(), middle);
        while (right.logMarginal() > middle.logMarginal() && right.lambda() < highest) {
            left = middle;
            middle = right;
            right = conditional(middle.lambda() + STRIDE, middle.mode(), middle);
        }
        while (left.logMarginal() > middle.logMarginal() && left.lambda() > lowest) {
            right = middle;
            middle = left;
            left = conditional(middle.lambda() - STRIDE, middle.mode(), middle);
        }
        double[] top = top(left, middle, right);
        if (top[1] < NARROW) {
            middle = conditional(top[0], middle.mode(), middle);
            right = conditional(top[0] + top[1], middle.mode(), middle);
            left = conditional(top[0] - top[1], middle.mode(), middle);
            top = top(left, middle, right);
        }
        this.step = Math.min(WIDEST, STEP * top[1]);
        this.nodes = walk(conditional(top[0], middle.mode(), middle));
    }

    /** Where the parabola through three even points has its top, kept among them, and its standard deviation. */
    private static double[] top(Conditional left, Conditional middle, Conditional right) {
        double stride = right.lambda() - middle.lambda();
        double below = middle.logMarginal() - left.logMarginal();
        double above = middle.logMarginal() - right.logMarginal();
        double curvature = (below + above) / (stride * stride);
        if (!(curvature > 0)) {
            return new double[] {middle.lambda(), 1};
        }
        double off = (below - above) / (2 * stride * curvature);
        return new double[] {
            middle.lambda() + Math.max(-stride, Math.min(stride, off)), Math.min(2, 1 / Math.sqrt(curvature))
        };
    }

    private List<Conditional> walk(Conditional from) {
        ArrayDeque<Conditional> all = new ArrayDeque<>(List.of(from));
        double top = from.logMarginal();
        for (int side = 1; side >= -1; side -= 2) {
            Conditional before = null;
            Conditional here = from;
            while (here.logMarginal() > top - depth && here.lambda() < highest && here.lambda() > lowest) {
                double[] start = here.mode().clone();
                for (int k = 0; k < p && before != null; k++) {
                    start[k] += here.mode()[k] - before.mode()[k];
                }
                Conditional next = conditional(here.lambda() + side * step, start, here);
                before = here;
                here = next;
                top = Math.max(top, here.logMarginal());
                if (side > 0) {
                    all.addLast(here);
                } else {
                    all.addFirst(here);
                    double bent = Math.abs((before.logMarginal() - here.logMarginal()) / step - 1);
                    if (bent < FLAT && bent * Math.exp(here.logMarginal() - top) < LEFT_OUT) {
                        break;
                    }
                }
            }
            openBelow = side < 0 && here.logMarginal() > top - depth;
        }
        return List.copyOf(all);
    }

    private double[] identity() {
        double[] identity = new double[p * p];
        for (int k = 0; k < p; k++) {
            identity[k * p + k] = 1;
        }
        return identity;
    }

    private Conditional conditional(double lambda, double[] start, Conditional near) {
        double sigma = Math.exp(lambda);
        FixedSigma held = new FixedSigma(posterior, sigma, p);
        double[] beta = start.clone();
        double[] move = new double[p];
        double best = Double.NEGATIVE_INFINITY;
        double[] shape = near == null ? identity() : near.axes();
        double value = best;
        for (int i = 0; i < MOST_STEPS; i++) {
            Evaluation here = held.at(beta);
            value = here.value();
            if (value < best - FOUND) {
                for (int k = 0; k < p; k++) {
                    move[k] /= 2;
                    beta[k] -= move[k];
                }
                continue;
            }
            best = value;
            double[] axes = SymmetricMatrix.axes(here.hessian());
            if (axes == null) {
                // rounding, where σ is absurdly large: nearly no mass lies there, so any shape serves
                break;
            }
            shape = axes;
            double decrement = 0;
            Arrays.fill(move, 0);
            for (int k = 0; k < p; k++) {
                double along = 0;
                for (int l = 0; l < p; l++) {
                    along += axes[l * p + k] * here.gradient()[l];
                }
                decrement += along * along;
                for (int l = 0; l < p; l++) {
                    move[l] += axes[l * p + k] * along;
                }
            }
            for (int k = 0; k < p; k++) {
                beta[k] += move[k];
            }
            if (decrement < FOUND) {
                value += decrement / 2;
                break;
            }
        }
        Conditional found = new Conditional(lambda, sigma, beta, shape, 0);
        return new Conditional(lambda, sigma, beta, shape, value + lambda + found.logDeterminant());
    }

    /** Ascending in λ. */
    List<Conditional> nodes() {
        return nodes;
    }

    /** Between the nodes. */
    double step() {
        return step;
    }

    /** Whether the density reaches below the nodes, falling like e^λ. */
    boolean openBelow() {
        return openBelow;
    }
}
