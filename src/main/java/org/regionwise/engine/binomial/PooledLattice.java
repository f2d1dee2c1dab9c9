package org.regionwise.engine.binomial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.DampedNewton;
import org.regionwise.engine.numeric.FixedSigma;
import org.regionwise.engine.numeric.Objective;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * Where the standard deviations τ_k of pooled effects lie under the posterior: an even lattice of (log τ_1, …, log τ_K)
 * about their mode, for the trapezoidal rule. Which of its nodes are not negligible is found by Laplace's method at one
 * σ; their weights are worked out later, exactly.
 */
public final class PooledLattice {
    private static final double START = Math.log(0.4);
    private static final double STRIDE = 0.6;
    /** Where categories hardly differ: below it the density of log τ falls like τ. */
    private static final double LOWEST = Math.log(0.03);

    private static final double HIGHEST = Math.log(10);
    /** Of the lattice, in standard deviations of log τ, by the number of groups. */
    private static final double[] STEP = {0.8, 1.1, 1.4, 1.6};

    private static final double NARROWEST = 0.15;
    private static final double WIDEST = 0.8;
    /** How far below its maximum, in log density, it is followed. */
    private static final double DEPTH = 8;

    private final Objective likelihood;
    private final ScaledDesign design;
    private final Priors priors;
    private final double sigma;
    private final int groups;
    private double[] beta;

    /**
     * Nodes of the lattice.
     *
     * @param steps between nodes, by group
     * @param nodes all that are not negligible
     * @param beta a mode to start from
     */
    public record Nodes(double[] steps, List<Node> nodes, double[] beta) {}

    /**
     * One node.
     *
     * @param logs log τ by group
     * @param open whether it stands for all below it, by group
     */
    public record Node(double[] logs, boolean[] open) {
        /** τ by group. */
        public double[] deviations() {
            return Arrays.stream(logs).map(Math::exp).toArray();
        }

        /** log of prior density and what it stands for, ∂τ/∂log τ included. */
        public double logWeight(Priors priors, double[] steps) {
            double sum = 0;
            for (int k = 0; k < logs.length; k++) {
                sum += logPrior(logs[k], priors) + Math.log(steps[k]) + logTail(k, steps);
            }
            return sum;
        }

        /** The tail below it falls like τ. */
        public double logTail(int k, double[] steps) {
            return open[k] ? -Math.log(-Math.expm1(-steps[k])) : 0;
        }

        /** log p(log τ). */
        public static double logPrior(double log, Priors priors) {
            return priors.logDensityOfSigma(Math.exp(log)) + log;
        }
    }

    /**
     * @param likelihood of (β, b, σ)
     * @param start β to begin with
     * @param sigma at which nodes are found
     */
    public PooledLattice(Objective likelihood, ScaledDesign design, Priors priors, double[] start, double sigma) {
        this.likelihood = likelihood;
        this.design = design;
        this.priors = priors;
        this.sigma = sigma;
        this.groups = design.pooledGroups();
        this.beta = start;
    }

    /** The lattice. */
    public Nodes nodes() {
        double[] centre = new double[groups];
        Arrays.fill(centre, START);
        double[] steps = new double[groups];
        for (int round = 0; round < (groups == 1 ? 1 : 2); round++) {
            for (int k = 0; k < groups; k++) {
                steps[k] = STEP[Math.min(groups, STEP.length) - 1] * climb(centre, k);
            }
        }
        Map<List<Integer>, Double> heights = new HashMap<>();
        ArrayDeque<List<Integer>> open = new ArrayDeque<>();
        List<Integer> middle = IntStream.range(0, groups).mapToObj(k -> 0).toList();
        double top = height(centre);
        heights.put(middle, top);
        open.add(middle);
        while (!open.isEmpty()) {
            List<Integer> here = open.poll();
            if (heights.get(here) < top - DEPTH && !here.equals(middle)) {
                continue;
            }
            for (int k = 0; k < groups; k++) {
                for (int side = -1; side <= 1; side += 2) {
                    List<Integer> next = new ArrayList<>(here);
                    next.set(k, here.get(k) + side);
                    double log = centre[k] + next.get(k) * steps[k];
                    if (!heights.containsKey(next) && log >= LOWEST && log <= HIGHEST) {
                        double found = height(at(next, centre, steps));
                        heights.put(next, found);
                        top = Math.max(top, found);
                        open.add(next);
                    }
                }
            }
        }
        List<Node> nodes = new ArrayList<>();
        double highest = top;
        heights.entrySet().stream()
                .filter(each -> each.getValue() > highest - DEPTH)
                .map(Map.Entry::getKey)
                .sorted(PooledLattice::inOrder)
                .forEach(place -> nodes.add(new Node(at(place, centre, steps), lowest(place, centre, steps))));
        return new Nodes(steps, nodes, beta);
    }

    private static int inOrder(List<Integer> one, List<Integer> other) {
        for (int k = 0; k < one.size(); k++) {
            int order = one.get(k).compareTo(other.get(k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private double[] at(List<Integer> place, double[] centre, double[] steps) {
        return IntStream.range(0, groups)
                .mapToDouble(k -> centre[k] + place.get(k) * steps[k])
                .toArray();
    }

    private boolean[] lowest(List<Integer> place, double[] centre, double[] steps) {
        boolean[] lowest = new boolean[groups];
        for (int k = 0; k < groups; k++) {
            lowest[k] = centre[k] + (place.get(k) - 1) * steps[k] < LOWEST;
        }
        return lowest;
    }

    /** Moves {@code centre} to the top along group k, and returns the standard deviation there. */
    private double climb(double[] centre, int k) {
        double[] at = centre.clone();
        double[] logs = new double[] {centre[k] - STRIDE, centre[k], centre[k] + STRIDE};
        double[] heights = new double[3];
        for (int i = 0; i < 3; i++) {
            at[k] = logs[i];
            heights[i] = height(at);
        }
        while ((heights[2] > heights[1] && logs[2] < HIGHEST) || (heights[0] > heights[1] && logs[0] > LOWEST)) {
            int side = heights[2] > heights[1] ? 1 : -1;
            for (int i = 0; i < 2; i++) {
                int to = side > 0 ? i : 2 - i;
                logs[to] = logs[to + side];
                heights[to] = heights[to + side];
            }
            int last = 1 + side;
            logs[last] = logs[1] + side * STRIDE;
            at[k] = logs[last];
            heights[last] = height(at);
        }
        double below = heights[1] - heights[0];
        double above = heights[1] - heights[2];
        double curvature = (below + above) / (STRIDE * STRIDE);
        double off = curvature > 0 ? (below - above) / (2 * STRIDE * curvature) : 0;
        centre[k] = Math.max(LOWEST, logs[1] + Math.max(-STRIDE, Math.min(STRIDE, off)));
        return curvature > 0 ? Math.max(NARROWEST, Math.min(WIDEST, 1 / Math.sqrt(curvature))) : WIDEST;
    }

    /** log p(log τ | y, σ) by Laplace's method, up to a constant. */
    private double height(double[] logs) {
        double[] deviations = Arrays.stream(logs).map(Math::exp).toArray();
        DampedNewton.Maximum top = DampedNewton.maximise(
                new FixedSigma(priors.onAll(likelihood, design, deviations), sigma, beta.length), beta);
        beta = top.point();
        double[] axes = SymmetricMatrix.axes(top.evaluation().hessian());
        double sum = top.evaluation().value();
        for (int k = 0; axes != null && k < beta.length; k++) {
            double square = 0;
            for (int i = 0; i < beta.length; i++) {
                square += axes[i * beta.length + k] * axes[i * beta.length + k];
            }
            sum += Math.log(square) / 2;
        }
        for (double log : logs) {
            sum += Node.logPrior(log, priors);
        }
        return sum;
    }
}
