package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.engine.binomial.RegionIntegral;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * ℓ of the regions of several cells at many β of one σ. With t = x_1'β + u, x_1 the predictors of a region's first cell
 * and e_c = (x_c − x_1)'β,
 *
 * <p>e^ℓ = ∫ Π_c e^(y_c (t + e_c)) (1 + e^(t + e_c))^(−n_c) N(t; x_1'β, σ²) dt:
 *
 * <p>the logarithms of 1 + e^(t + e_c) on an even grid of t are the same for all regions whose cells differ from their
 * first in the same way, and the log of a region's integrand is a weighted sum of them. The trapezoidal rule is as
 * exact as a {@link RegionIntegral}; narrow regions, which take that few nodes, and those of too many patterns to share
 * are left to it. A reusable working space: not for use by several threads.
 */
final class PatternGrid {
    /** Of the coarsest grid, in units of t; every level halves it. Of a region, in its own standard deviations. */
    private static final double STEP = 0.55;

    private static final int LEVELS = 4;
    /** Standard deviation of t, on the logit scale, below which few nodes do. */
    private static final double NARROW = 0.15;
    /** Points whose logarithms are kept at a time: they should stay in the processor's cache. */
    private static final int CHUNK = 32;
    /** From there on log(1 + o) is log o to the last digit. */
    private static final double LARGE = 1e15;

    /** Differences of scaled predictors nearer than this are the same. */
    private static final double SAME = 1e-10;

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final Cells cells;
    private final ScaledDesign design;
    private final Patterns patterns;
    private final RegionIntegral integral;
    private final double sigma;
    private final List<Window> alone;
    private final List<List<Window>> levels;

    /**
     * How the cells of regions of several differ from the first of their region.
     *
     * @param of the pattern of every cell
     * @param difference by pattern
     */
    record Patterns(int[] of, double[][] difference) {
        static Patterns of(Cells cells, ScaledDesign design) {
            int[] of = new int[cells.size()];
            Map<List<Double>, Integer> known = new HashMap<>();
            for (int j = 0; j < cells.regions(); j++) {
                int first = cells.start(j);
                for (int c = first; c < cells.start(j + 1) && cells.start(j + 1) > first + 1; c++) {
                    int cell = c;
                    List<Double> difference = IntStream.range(0, design.columns())
                            // scaled values differ in their last digits
                            .mapToObj(k -> Math.rint((design.value(cell, k) - design.value(first, k)) / SAME) * SAME)
                            .toList();
                    of[c] = known.computeIfAbsent(difference, each -> known.size());
                }
            }
            double[][] difference = new double[known.size()][];
            known.forEach((each, number) -> difference[number] =
                    each.stream().mapToDouble(Double::doubleValue).toArray());
            return new Patterns(of, difference);
        }
    }

    private record Window(int kind, RegionWindow region) {}

    /** @param integral of this thread; where it has nodes of its own, all is left to it */
    PatternGrid(SigmaSlice.Model model, RegionIntegral integral, Conditional at) {
        this.cells = model.cells();
        this.design = model.design();
        this.patterns = model.patterns();
        this.integral = integral;
        this.sigma = at.sigma();
        this.alone = new ArrayList<>();
        this.levels = IntStream.range(0, LEVELS)
                .<List<Window>>mapToObj(level -> new ArrayList<>())
                .toList();
        for (int kind = 0; kind < model.kinds().size(); kind++) {
            int j = model.kinds().example(kind);
            if (cells.start(j + 1) > cells.start(j) + 1 && cells.trialsOfRegion(j) > 0) {
                Window window = new Window(kind, RegionWindow.of(cells, design, integral, at, j));
                double width = window.region.deviation();
                if (model.quadraturePoints() > 0 || width < NARROW) {
                    alone.add(window);
                } else {
                    levels.get((int) Math.ceil(Math.max(0, -Math.log(width) / Math.log(2))))
                            .add(window);
                }
            }
        }
        for (int level = 0; level < LEVELS; level++) {
            if (dearer(levels.get(level), STEP / (1 << level), at.mode())) {
                alone.addAll(levels.get(level));
                levels.get(level).clear();
            }
        }
    }

    /** Whether the logarithms of a grid are more than those of its regions, each for itself. */
    private boolean dearer(List<Window> windows, double step, double[] beta) {
        BitSet used = new BitSet();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double each = 0;
        for (Window window : windows) {
            asked(window).forEach(c -> used.set(patterns.of[c]));
            double mode = window.region.mode(beta);
            lowest = Math.min(lowest, mode - window.region.left());
            highest = Math.max(highest, mode + window.region.right());
            each += (double) asked(window).count() * window.region.size(step);
        }
        return (highest - lowest) / step * used.cardinality() > each;
    }

    private IntStream asked(Window window) {
        int j = window.region.region();
        return IntStream.range(cells.start(j), cells.start(j + 1)).filter(c -> cells.trials(c) > 0);
    }

    /** Writes ℓ of every kind with several cells at every β to {@code out}, [kind][point]; null for other kinds. */
    void integrate(double[][] beta, double[][] out) {
        for (Window window : alone) {
            out[window.kind] = alone(window.region.region(), beta);
        }
        for (int level = 0; level < LEVELS; level++) {
            for (Window window : levels.get(level)) {
                out[window.kind] = new double[beta.length];
            }
            for (int from = 0; from < beta.length && !levels.get(level).isEmpty(); from += CHUNK) {
                chunk(levels.get(level), STEP / (1 << level), beta, from, Math.min(beta.length, from + CHUNK), out);
            }
        }
    }

    private double[] alone(int j, double[][] beta) {
        int first = cells.start(j);
        double[] own = new double[beta.length];
        double[] eta = new double[cells.start(j + 1) - first];
        double start = 0;
        for (int i = 0; i < beta.length; i++) {
            design.linearPredictors(beta[i], first, eta.length, eta);
            integral.integrate(j, eta, first, sigma, start);
            start = integral.mode();
            own[i] = integral.logLikelihood();
        }
        return own;
    }

    /** The points from one on to another. */
    private void chunk(List<Window> windows, double step, double[][] beta, int from, int to, double[][] out) {
        int[][] start = new int[windows.size()][to - from];
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        BitSet used = new BitSet();
        for (int w = 0; w < start.length; w++) {
            Window window = windows.get(w);
            for (int i = from; i < to; i++) {
                start[w][i - from] = (int) Math.floor(window.region.mode(beta[i]) / step) - window.region.before(step);
                lowest = Math.min(lowest, start[w][i - from]);
                highest = Math.max(highest, start[w][i - from] + window.region.size(step));
            }
            asked(window).forEach(c -> used.set(patterns.of[c]));
        }
        int width = highest - lowest;
        double[] node = new double[width];
        double[] odds = new double[width];
        for (int g = 0; g < width; g++) {
            node[g] = (lowest + g) * step;
            odds[g] = Math.exp(node[g]);
        }
        double[][] log = new double[patterns.difference.length][];
        double[][] offset = new double[patterns.difference.length][to - from];
        used.stream().forEach(pattern -> {
            log[pattern] = new double[(to - from) * width];
            for (int i = from; i < to; i++) {
                double e = product(patterns.difference[pattern], beta[i]);
                offset[pattern][i - from] = e;
                double factor = Math.exp(e);
                for (int g = 0; g < width; g++) {
                    double o = odds[g] * factor;
                    log[pattern][(i - from) * width + g] = o < LARGE ? Math.log(1 + o) : node[g] + e;
                }
            }
        });
        for (int w = 0; w < start.length; w++) {
            Window window = windows.get(w);
            int j = window.region.region();
            int size = window.region.size(step);
            double[] f = new double[size];
            double[] row = row(j);
            double successes = cells.successesOfRegion(j);
            for (int i = from; i < to; i++) {
                int left = start[w][i - from] - lowest;
                double a = product(row, beta[i]);
                for (int g = 0; g < size; g++) {
                    double u = node[left + g] - a;
                    f[g] = successes * node[left + g] - u * u / (2 * sigma * sigma);
                }
                double constant = 0;
                for (int c = cells.start(j); c < cells.start(j + 1); c++) {
                    double trials = cells.trials(c);
                    if (trials > 0) {
                        int pattern = patterns.of[c];
                        constant += cells.successes(c) * offset[pattern][i - from];
                        subtract(f, trials, log[pattern], (i - from) * width + left, size);
                    }
                }
                out[window.kind][i] = constant + logSum(f, size) + Math.log(step / sigma) - HALF_LOG_TWO_PI;
            }
        }
    }

    private double[] row(int j) {
        double[] row = new double[design.columns()];
        Arrays.setAll(row, k -> design.value(cells.start(j), k));
        return row;
    }

    private static void subtract(double[] f, double trials, double[] log, int first, int size) {
        for (int g = 0; g < size; g++) {
            f[g] -= trials * log[first + g];
        }
    }

    private static double logSum(double[] f, int size) {
        double largest = f[0];
        for (int g = 1; g < size; g++) {
            largest = Math.max(largest, f[g]);
        }
        double sum = 0;
        for (int g = 0; g < size; g++) {
            sum += Math.exp(f[g] - largest);
        }
        return largest + Math.log(sum);
    }

    private static double product(double[] x, double[] beta) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * beta[k];
        }
        return sum;
    }
}
