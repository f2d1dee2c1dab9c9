package org.regionwise.engine.area;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.numeric.GaussLegendre;
import org.regionwise.engine.numeric.HalfLineMaximum;
import org.regionwise.engine.numeric.HalfLineMaximum.Slope;

/**
 * A density over σ ≥ 0, σ^power times what is known up to a factor by its logarithm, on Gauss–Legendre panels that are
 * halved until the polynomial through a panel's points also tells that logarithm between them. Where it falls as a
 * power of σ only, panels reach so far that second moments are exact too.
 */
final class SigmaDensity {
    /** Of the log density below its top, beyond which nothing counts: e⁻⁴⁵ = 3e-20. */
    private static final double NEGLIGIBLE = 45;
    /**
     * Of the logarithm of σ³ times the density below its top, likewise: what lies beyond counts 1e-10 in second
     * moments.
     */
    private static final double NEGLIGIBLE_MOMENT = 25;

    private static final double STEP = 1.5;
    private static final int BISECTIONS = 8;
    /** Of the smallest argument that matters. */
    private static final double NEXT_TO_NOTHING = 1e-6;
    /** Mass that a panel may be off by, of the whole. */
    private static final double EXACT = 1e-10;

    /**
     * Ratio of a panel's ends. Integrands hold σ²/(σ² + V_j), with poles at ±i√V_j: seen from a panel within this
     * ratio, or from one that reaches from 0 to the smallest √V_j, all are far enough for the rule, whatever the V_j.
     */
    private static final double WIDEST = 6;

    private static final int MOST_PANELS = 400;
    private static final int MOST_STEPS = 200;
    /** Nodes with less than this share, and less of the second moment, are left out of mixtures. */
    private static final double NO_SHARE = 1e-14;

    /** Points x_k, the logarithm at them without σ's power, and what lies below the panel. */
    private record Panel(double left, double right, double[] log, int power, double mass) {
        double point(int k) {
            return (left + right) / 2 + (right - left) / 2 * GaussLegendre.node(k);
        }

        /** The density at x. */
        double at(double x) {
            return raised(x, power) * Math.exp(logAt(x));
        }

        /**
         * The logarithm at x by the polynomial through the panel's points, in barycentric form. Berrut &amp; Trefethen
         * (2004).
         */
        double logAt(double x) {
            double above = 0;
            double below = 0;
            for (int k = 0; k < log.length; k++) {
                double distance = x - point(k);
                if (distance == 0) {
                    return log[k];
                }
                double node = GaussLegendre.node(k);
                double factor =
                        (k % 2 == 0 ? 1 : -1) * Math.sqrt((1 - node * node) * GaussLegendre.weight(k)) / distance;
                above += factor * log[k];
                below += factor;
            }
            return above / below;
        }

        /** ∫ from the left end to x. */
        double massTo(double x) {
            double half = (x - left) / 2;
            double sum = 0;
            for (int k = 0; k < GaussLegendre.POINTS; k++) {
                sum += GaussLegendre.weight(k) * at(left + half * (1 + GaussLegendre.node(k)));
            }
            return half * sum;
        }
    }

    private final int power;
    private final List<Panel> panels = new ArrayList<>();
    /** Share of the mass up to the end of each panel. */
    private final double[] cumulative;

    private final double mass;
    private final double[] node;
    private final double[] weight;

    /**
     * @param smooth what the logarithm of the density has beside that of σ^power, up to a constant, and its derivative
     * @param power 0 or 1
     * @param smallest argument around which it first changes its course
     * @param largest argument beyond which it should fall
     */
    SigmaDensity(DoubleFunction<Slope> smooth, int power, double smallest, double largest) {
        this.power = power;
        HalfLineMaximum mode = HalfLineMaximum.of(whole(smooth, power), smallest, largest);
        double centre = Math.max(mode.at(), smallest * NEXT_TO_NOTHING);
        // so that the density without its power is 1 at the top
        double top = mode.value() - log(raised(mode.at(), power));
        double height = log(raised(mode.at(), power));
        DoubleUnaryOperator log = sigma -> smooth.apply(sigma).value() - top;
        DoubleUnaryOperator density = sigma -> log.applyAsDouble(sigma) + log(raised(sigma, power)) - height;
        DoubleUnaryOperator above = power == 0
                ? density
                : sigma -> Math.max(
                        density.applyAsDouble(sigma),
                        density.applyAsDouble(sigma) + 3 * Math.log(sigma / centre) + NEGLIGIBLE_MOMENT - NEGLIGIBLE);
        double far = Math.max(largest, mode.at());
        while (above.applyAsDouble(far) > -NEGLIGIBLE) {
            far *= STEP;
        }
        double end = end(above, far, centre, 1 / STEP);
        double start = 0;
        if (log.applyAsDouble(0) < -NEGLIGIBLE) {
            start = end(density, smallest * NEXT_TO_NOTHING, mode.at(), STEP);
        }
        divide(log, start, mode.at(), end, smallest);
        double sum = 0;
        cumulative = new double[panels.size()];
        for (int i = 0; i < cumulative.length; i++) {
            sum += panels.get(i).mass();
            cumulative[i] = sum;
        }
        mass = sum;
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] /= mass;
            Panel panel = panels.get(i);
            for (int k = 0; k < GaussLegendre.POINTS; k++) {
                double point = panel.point(k);
                double share = (panel.right() - panel.left())
                        / 2
                        * GaussLegendre.weight(k)
                        * raised(point, power)
                        * Math.exp(panel.log()[k])
                        / mass;
                double ratio = power == 0 ? 0 : point / centre;
                if (share * Math.max(1, ratio * ratio) > NO_SHARE) {
                    kept.add(new double[] {point, share});
                }
            }
        }
        node = kept.stream().mapToDouble(each -> each[0]).toArray();
        weight = kept.stream().mapToDouble(each -> each[1]).toArray();
    }

    private static DoubleFunction<Slope> whole(DoubleFunction<Slope> smooth, int power) {
        return power == 0
                ? smooth
                : sigma -> {
                    Slope slope = smooth.apply(sigma);
                    return new Slope(slope.value() + Math.log(sigma), slope.slope() + 1 / sigma);
                };
    }

    /** σ^power. */
    private static double raised(double sigma, int power) {
        return power == 0 ? 1 : sigma;
    }

    private static double log(double value) {
        return value == 1 ? 0 : Math.log(value);
    }

    /** Where, coming from outside, the density begins to count; on the safe side. */
    private static double end(DoubleUnaryOperator log, double outside, double mode, double step) {
        double before = outside;
        double at = outside * step;
        while ((at - mode) * (step - 1) < 0 && log.applyAsDouble(at) < -NEGLIGIBLE) {
            before = at;
            at *= step;
        }
        double inside = (at - mode) * (step - 1) < 0 ? at : mode;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = Math.sqrt(before * inside);
            if (log.applyAsDouble(middle) < -NEGLIGIBLE) {
                before = middle;
            } else {
                inside = middle;
            }
        }
        return before;
    }

    private void divide(DoubleUnaryOperator log, double start, double mode, double end, double first) {
        List<Double> edges = new ArrayList<>(List.of(start));
        double edge = start == 0 ? first : start * WIDEST;
        while (edge < end) {
            if (mode > edges.get(edges.size() - 1) && mode < edge) {
                edges.add(mode);
            }
            edges.add(edge);
            edge *= WIDEST;
        }
        if (mode > edges.get(edges.size() - 1) && mode < end) {
            edges.add(mode);
        }
        edges.add(end);
        Deque<Panel> open = new ArrayDeque<>();
        for (int i = edges.size() - 1; i > 0; i--) {
            open.push(panel(log, edges.get(i - 1), edges.get(i)));
        }
        double total = open.stream().mapToDouble(Panel::mass).sum();
        while (!open.isEmpty()) {
            Panel whole = open.pop();
            double middle = (whole.left() + whole.right()) / 2;
            Panel left = panel(log, whole.left(), middle);
            Panel right = panel(log, middle, whole.right());
            double missed = missed(whole, left) + missed(whole, right);
            boolean told = Math.max(missed, Math.abs(left.mass() + right.mass() - whole.mass())) <= EXACT * total;
            if (told || panels.size() + open.size() >= MOST_PANELS) {
                panels.add(whole);
            } else {
                total += left.mass() + right.mass() - whole.mass();
                open.push(right);
                open.push(left);
            }
        }
    }

    private Panel panel(DoubleUnaryOperator log, double left, double right) {
        double[] values = new double[GaussLegendre.POINTS];
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            double point = (left + right) / 2 + (right - left) / 2 * GaussLegendre.node(k);
            values[k] = log.applyAsDouble(point);
            sum += GaussLegendre.weight(k) * raised(point, power) * Math.exp(values[k]);
        }
        return new Panel(left, right, values, power, (right - left) / 2 * sum);
    }

    /** ∫ over the half of the absolute difference between the density and what the whole panel's polynomial says. */
    private static double missed(Panel whole, Panel half) {
        double sum = 0;
        for (int k = 0; k < GaussLegendre.POINTS; k++) {
            double point = half.point(k);
            double told = Math.exp(whole.logAt(point));
            sum += GaussLegendre.weight(k) * raised(point, half.power()) * Math.abs(told - Math.exp(half.log()[k]));
        }
        return (half.right() - half.left()) / 2 * sum;
    }

    /** Quadrature points, ascending, all positive. */
    double[] nodes() {
        return node;
    }

    /** Their weights, which sum to 1 but for what is left out. */
    double[] weights() {
        return weight;
    }

    /** P(σ ≤ value). */
    double below(double value) {
        for (int i = 0; i < cumulative.length; i++) {
            Panel panel = panels.get(i);
            if (value < panel.right()) {
                double before = i == 0 ? 0 : cumulative[i - 1];
                return value <= panel.left() ? before : Math.min(1, before + panel.massTo(value) / mass);
            }
        }
        return 1;
    }

    /** The value with the given probability below it. */
    double quantile(double probability) {
        int i = 0;
        while (i < cumulative.length - 1 && cumulative[i] < probability) {
            i++;
        }
        Panel panel = panels.get(i);
        double before = i == 0 ? 0 : cumulative[i - 1];
        double wanted = (probability - before) * mass;
        double low = panel.left();
        double high = panel.right();
        double at = low + (high - low) * Math.min(1, Math.max(0, wanted / panel.mass()));
        for (int step = 0; step < MOST_STEPS && high - low > 1e-15 * high; step++) {
            double missing = wanted - panel.massTo(at);
            if (missing > 0) {
                low = at;
            } else {
                high = at;
            }
            double next = at + missing / panel.at(at);
            if (Math.abs(next - at) <= 1e-14 * high) {
                break;
            }
            at = next > low && next < high ? next : (low + high) / 2;
        }
        return at;
    }

    /** Posterior of σ. */
    PosteriorSummary summary(double level) {
        double mean = 0;
        for (int i = 0; i < node.length; i++) {
            mean += weight[i] * node[i];
        }
        double variance = 0;
        for (int i = 0; i < node.length; i++) {
            variance += weight[i] * (node[i] - mean) * (node[i] - mean);
        }
        return new PosteriorSummary(
                mean, Math.sqrt(variance), quantile(0.5), quantile((1 - level) / 2), quantile((1 + level) / 2));
    }
}
