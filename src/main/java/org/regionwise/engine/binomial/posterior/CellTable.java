package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.binomial.RegionIntegral;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.DistinctRegions;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.interpolation.Chebyshev;

/**
 * ℓ(a) of every kind of region with one cell at one σ, a function of a = x'β alone, as Chebyshev series over the a that
 * β's posterior reaches. A sum over thousands of β then costs nanoseconds a region, where an integral costs a
 * microsecond. Beyond its reach a table goes on as a parabola. Safe for use by several threads.
 */
final class CellTable {
    /** Reach, in standard deviations of a by curvature at β's mode. */
    private static final double REACH = 6.5;
    /** A table is fine enough when its last two coefficients are this small: the integrals are good to 1e-7. */
    private static final double LAST = 1e-6;
    /** Of coefficients, less than what the integrals are good to. */
    private static final double NOTHING = 5e-8;
    /**
     * Kinds of regions from which tables are interpolated over λ, and how wide its posterior may be for five or seven.
     */
    private static final int MANY = 500;

    private static final double NARROW = 0.25;
    private static final double WIDEST = 0.7;
    private static final Chebyshev FIVE = new Chebyshev(5);
    private static final Chebyshev SEVEN = new Chebyshev(7);
    /** By what β may reach farther at other λ. */
    private static final double WIDER = 1.1;

    /** Each has the nodes of the one before. */
    private static final int[] SIZES = {5, 9, 17, 33, 65};

    private static final Chebyshev[] RULES = new Chebyshev[SIZES.length];

    static {
        for (int i = 0; i < SIZES.length; i++) {
            RULES[i] = new Chebyshev(SIZES[i]);
        }
    }

    private final double[] centre;
    private final double[] half;
    private final double[][] series;
    /** The same under each part of a mixture, with their own series; empty where there is one part. */
    private final CellTable[] parts;

    /**
     * @param integral working space for the kinds' regions, of this thread
     * @param at σ, and where β lies
     * @param mixture of region effects
     * @param wider by what β reaches farther along each axis than its curvature says
     */
    CellTable(
            Cells cells,
            ScaledDesign design,
            DistinctRegions kinds,
            RegionIntegral integral,
            Conditional at,
            ScaleMixture mixture,
            double[] wider) {
        this.parts = new CellTable[mixture.size() == 1 ? 0 : mixture.size()];
        for (int q = 0; q < parts.length; q++) {
            parts[q] = new CellTable(
                    cells, design, kinds, integral, at.scaled(mixture.scale()[q]), ScaleMixture.NORMAL, wider);
        }
        this.centre = new double[kinds.size()];
        this.half = new double[kinds.size()];
        this.series = new double[kinds.size()][];
        double[] x = new double[design.columns()];
        for (int kind = 0; kind < series.length; kind++) {
            int cell = single(cells, kinds, kind);
            if (cell < 0) {
                continue;
            }
            for (int k = 0; k < x.length; k++) {
                x[k] = design.value(cell, k);
            }
            double variance = 0;
            double[] along = at.along(x);
            for (int k = 0; k < along.length; k++) {
                variance += along[k] * along[k] * wider[k] * wider[k];
            }
            centre[kind] = at.centre(x);
            half[kind] = REACH * Math.sqrt(variance);
        }
        fill(cells, kinds, integral, at.sigma(), mixture);
    }

    /** A table over places that are given. */
    private CellTable(double[] centre, double[] half) {
        this.centre = centre;
        this.half = half;
        this.series = new double[centre.length][];
        this.parts = new CellTable[0];
    }

    /** The cell of a kind of region that has one; −1 where it has several. */
    private static int single(Cells cells, DistinctRegions kinds, int kind) {
        int cell = cells.start(kinds.example(kind));
        return cells.start(kinds.example(kind) + 1) > cell + 1 ? -1 : cell;
    }

    /**
     * The tables of normal effects at every λ of a ridge, from those at a few: where there are very many regions λ's
     * posterior is so narrow that ℓ hardly bends over it. Null where it is not.
     *
     * @param nodes ascending in λ
     */
    static List<CellTable> along(SigmaSlice.Model model, List<Conditional> nodes) {
        double first = nodes.get(0).lambda();
        double last = nodes.get(nodes.size() - 1).lambda();
        Chebyshev rule = last - first > NARROW ? SEVEN : FIVE;
        if (model.kinds().size() < MANY || nodes.size() <= rule.size() || last - first > WIDEST) {
            return null;
        }
        int p = model.design().columns();
        Conditional middle = nodes.get(nodes.size() / 2);
        CellTable places = new CellTable(
                new double[model.kinds().size()], new double[model.kinds().size()]);
        double[] x = new double[p];
        for (int kind = 0; kind < places.centre.length; kind++) {
            int cell = single(model.cells(), model.kinds(), kind);
            if (cell < 0) {
                continue;
            }
            for (int k = 0; k < p; k++) {
                x[k] = model.design().value(cell, k);
            }
            double variance = 0;
            for (double along : middle.along(x)) {
                variance += along * along * WIDER * WIDER;
            }
            places.centre[kind] = middle.centre(x);
            // the mode moves with λ
            double moved = Math.max(
                    Math.abs(nodes.get(0).centre(x) - places.centre[kind]),
                    Math.abs(nodes.get(nodes.size() - 1).centre(x) - places.centre[kind]));
            places.half[kind] = REACH * Math.sqrt(variance) + moved;
        }
        List<CellTable> few = IntStream.range(0, rule.size())
                .parallel()
                .mapToObj(i -> {
                    CellTable table = new CellTable(places.centre, places.half);
                    double lambda = (first + last) / 2 + rule.node(i) * (last - first) / 2;
                    table.fill(model.cells(), model.kinds(), model.integral(), Math.exp(lambda), ScaleMixture.NORMAL);
                    return table;
                })
                .toList();
        return nodes.stream()
                .map(node -> between(rule, few, (2 * node.lambda() - first - last) / (last - first)))
                .toList();
    }

    /** @param place of λ, from −1 to 1 */
    private static CellTable between(Chebyshev rule, List<CellTable> few, double place) {
        double[] share = new double[few.size()];
        for (int i = 0; i < share.length; i++) {
            share[i] = 1;
            for (int k = 0; k < share.length; k++) {
                share[i] *= k == i ? 1 : (place - rule.node(k)) / (rule.node(i) - rule.node(k));
            }
        }
        CellTable table = new CellTable(few.get(0).centre, few.get(0).half);
        for (int kind = 0; kind < table.series.length; kind++) {
            int size = 0;
            for (CellTable each : few) {
                size = Math.max(size, each.series[kind] == null ? 0 : each.series[kind].length);
            }
            table.series[kind] = size == 0 ? null : new double[size];
            for (int i = 0; i < share.length && size > 0; i++) {
                double[] series = few.get(i).series[kind];
                for (int k = 0; k < series.length; k++) {
                    table.series[kind][k] += share[i] * series[k];
                }
            }
        }
        return table;
    }

    /** Works out the series. */
    private void fill(Cells cells, DistinctRegions kinds, RegionIntegral integral, double sigma, ScaleMixture mixture) {
        double[] logs = new double[mixture.size()];
        double[] values = new double[SIZES[SIZES.length - 1]];
        double[] starts = new double[values.length];
        double[] eta = new double[1];
        for (int kind = 0; kind < series.length; kind++) {
            int cell = single(cells, kinds, kind);
            if (cell < 0) {
                continue;
            }
            if (cells.trials(cell) == 0) {
                series[kind] = new double[2];
                continue;
            }
            int size = 0;
            do {
                Chebyshev rule = RULES[size];
                for (int i = rule.size() / 2; i > 0 && size > 0; i--) {
                    values[2 * i] = values[i];
                    starts[2 * i] = starts[i];
                }
                double start = size > 0 ? starts[0] : 0;
                for (int i = size > 0 ? 1 : 0; i < rule.size(); i += size > 0 ? 2 : 1) {
                    eta[0] = centre[kind] + half[kind] * rule.node(i);
                    if (parts.length > 0) {
                        for (int q = 0; q < parts.length; q++) {
                            logs[q] = parts[q].at(kind, eta[0]);
                        }
                        values[i] = mixture.logSum(logs);
                        continue;
                    }
                    integral.integrate(kinds.example(kind), eta, cell, sigma, size > 0 ? starts[i - 1] : start);
                    start = integral.mode();
                    starts[i] = start;
                    values[i] = integral.logLikelihood();
                }
                series[kind] = rule.coefficients(values);
                size++;
            } while (size < SIZES.length && !settled(series[kind]));
            series[kind] = trimmed(series[kind]);
        }
    }

    private static boolean settled(double[] c) {
        return Math.abs(c[c.length - 1]) + Math.abs(c[c.length - 2]) < LAST;
    }

    /** Without coefficients at its end that add up to next to nothing. */
    private static double[] trimmed(double[] c) {
        int size = c.length;
        for (double left = Math.abs(c[size - 1]); left < NOTHING && size > 2; left += Math.abs(c[size - 1])) {
            size--;
        }
        return Arrays.copyOf(c, size);
    }

    /** Under one part of the mixture. */
    CellTable part(int q) {
        return parts.length == 0 ? this : parts[q];
    }

    /** ℓ of a kind at a = x'β. */
    double at(int kind, double a) {
        double x = (a - centre[kind]) / half[kind];
        return Math.abs(x) <= 1 ? Chebyshev.at(series[kind], x) : beyond(series[kind], x);
    }

    /** ℓ, dℓ/da and d²ℓ/da², written to {@code out}. */
    void derivatives(int kind, double a, double[] out) {
        double x = (a - centre[kind]) / half[kind];
        double end = Math.max(-1, Math.min(1, x));
        Chebyshev.derivatives(series[kind], end, out);
        if (x != end) {
            double curve = Math.min(out[2], 0);
            out[0] += (x - end) * (out[1] + (x - end) * curve / 2);
            out[1] += (x - end) * curve;
            out[2] = curve;
        }
        out[1] /= half[kind];
        out[2] /= half[kind] * half[kind];
    }

    /** Working space of {@link #add}, for a number of points. */
    record Space(double[] x, double[] one, double[] other) {
        Space(int size) {
            this(new double[size], new double[size], new double[size]);
        }
    }

    /** Adds {@code times} ℓ of a kind at each a to {@code sum}; {@code a} is overwritten. */
    void add(int kind, double times, double[] a, double[] sum, Space space) {
        int size = a.length;
        double middle = centre[kind];
        double scale = 1 / half[kind];
        double farthest = 0;
        for (int i = 0; i < size; i++) {
            a[i] = (a[i] - middle) * scale;
        }
        for (int i = 0; i < size; i++) {
            farthest = Math.max(farthest, Math.abs(a[i]));
        }
        if (farthest <= 1) {
            Chebyshev.add(series[kind], times, a, size, sum, space.one, space.other);
            return;
        }
        for (int i = 0; i < size; i++) {
            space.x[i] = Math.max(-1, Math.min(1, a[i]));
        }
        Chebyshev.add(series[kind], times, space.x, size, sum, space.one, space.other);
        for (int i = 0; i < size; i++) {
            if (Math.abs(a[i]) > 1) {
                sum[i] += times * (beyond(series[kind], a[i]) - Chebyshev.at(series[kind], space.x[i]));
            }
        }
    }

    private static double beyond(double[] c, double x) {
        double[] end = new double[3];
        double side = Math.signum(x);
        Chebyshev.derivatives(c, side, end);
        return end[0] + (x - side) * (end[1] + (x - side) * Math.min(end[2], 0) / 2);
    }
}
