package org.regionwise.engine.binomial.posterior;

import java.util.SplittableRandom;
import org.regionwise.engine.binomial.RegionDraw;
import org.regionwise.engine.binomial.RegionMode;
import org.regionwise.engine.binomial.RegionPosterior;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.engine.numeric.RegionRandom;
import org.regionwise.engine.numeric.StandardNormal;
import org.regionwise.engine.numeric.interpolation.Chebyshev;

/**
 * Draws of the regions' π given drawn hyperparameters. A region of one cell has t = a + E[u | a, λ] + SD(u | a, λ)
 * q(z): its standardised quantile function q, of a normal z, changes little with a and λ, and is tabulated at two a of
 * a few λ. The z of a region are the same numbers in an order of its own, one from each of as many strata of the normal
 * distribution as there are draws, so that a region's draws have its own spread. A region of several cells, or whose
 * effect is not normal, is drawn by rejection. Safe for use by several threads.
 */
public final class RegionDraws {
    /** Of z, between two knots. */
    private static final double KNOT = 0.3;
    /** λ over which a standardised quantile function is taken to change on a line. */
    private static final double LAMBDA = 0.5;
    /** Standard deviations of a up to which it is taken to change on one. */
    private static final double FARTHEST = 3;
    /** And over which mean and deviation of t are taken for polynomials of it, by so many nodes. */
    private static final double REACH = 4.5;

    private static final Chebyshev NODES = new Chebyshev(6);
    /** Share of σ² from which the variance by ℓ'' does not cancel. */
    private static final double CANCELS = 0.05;
    /** Of its nodes. */
    private static final double PANEL = 0.6;

    private static final double DEPTH = 20;

    private final HyperparameterPosterior hyper;
    private final Cells cells;
    /** Numbers of the hyperparameter points, ascending. */
    private final int[] draws;

    private final long seed;
    /** Slice of each draw. */
    private final int[] slice;
    /** Number of the first point of each slice. */
    private final int[] firstPoint;
    /** β of each draw, one after another. */
    private final double[] beta;
    /** Of each stratum the knot left of its z, and how far z lies from it on the way to the next. */
    private final int[] knot;

    private final double[] fraction;
    private final double[] probability;
    /** Slices that have a table of their own, ascending. */
    private final int[] tabulated;

    RegionDraws(HyperparameterPosterior hyper, int[] draws, long seed) {
        this.hyper = hyper;
        this.cells = hyper.cells();
        this.draws = draws;
        this.seed = seed;
        this.slice = new int[draws.length];
        int columns = hyper.design().columns();
        this.beta = new double[draws.length * columns];
        for (int d = 0; d < draws.length; d++) {
            System.arraycopy(hyper.points()[draws[d]], 0, beta, d * columns, columns);
        }
        this.firstPoint = new int[hyper.slices().size()];
        for (int each = 1; each < firstPoint.length; each++) {
            firstPoint[each] =
                    firstPoint[each - 1] + hyper.slices().get(each - 1).size();
        }
        int g = 0;
        int end = hyper.slices().get(0).size();
        for (int d = 0; d < draws.length; d++) {
            while (draws[d] >= end) {
                end += hyper.slices().get(++g).size();
            }
            slice[d] = g;
        }
        // one more on either side of the outermost z, for the cubic through four
        int middle = 2 + (int) (NormalQuantile.of(1 - 0.5 / draws.length) / KNOT);
        this.knot = new int[draws.length];
        this.fraction = new double[draws.length];
        for (int d = 0; d < draws.length; d++) {
            double position = NormalQuantile.of((d + 0.5) / draws.length) / KNOT + middle;
            knot[d] = (int) Math.floor(position);
            fraction[d] = position - knot[d];
        }
        this.probability = new double[2 * middle + 1];
        for (int k = 0; k < probability.length; k++) {
            probability[k] = StandardNormal.below((k - middle) * KNOT);
        }
        this.tabulated = tabulated();
    }

    /** The first slice drawn from, the last, and between them some no farther apart than need be. */
    private int[] tabulated() {
        int first = slice[0];
        int last = slice[slice.length - 1];
        double width =
                hyper.slices().get(last).lambda() - hyper.slices().get(first).lambda();
        int stretches = hyper.single() ? Math.min(last - first, (int) Math.ceil(width / LAMBDA)) : 0;
        int[] chosen = new int[stretches + 1];
        for (int i = 0; i <= stretches; i++) {
            chosen[i] = stretches == 0 ? first : first + (int) Math.rint((double) i * (last - first) / stretches);
        }
        return chosen;
    }

    /** Number of draws. */
    public int size() {
        return draws.length;
    }

    /** x'β of each draw, at a row of the kept columns. */
    public double[] linearPredictors(double[] x) {
        double[] predictors = new double[draws.length];
        for (int d = 0; d < draws.length; d++) {
            double[] point = hyper.points()[draws[d]];
            for (int k = 0; k < x.length; k++) {
                predictors[d] += x[k] * point[k];
            }
        }
        return predictors;
    }

    /** u_j of each draw. */
    public double[] effects(int j) {
        double[] effects = new double[draws.length];
        draw(j, mappable(j) ? given(j) : null, new float[draws.length], effects);
        return effects;
    }

    /** Draws of some regions of one kind. */
    void draw(int[] regions, float[][] prevalence) {
        Given[] given = mappable(regions[0]) ? given(regions[0]) : null;
        double[] effects = new double[draws.length];
        for (int j : regions) {
            draw(j, given, prevalence[j], effects);
        }
    }

    /** Whether the quantile function tells all: of one cell, with a normal effect. */
    private boolean mappable(int j) {
        return cells.start(j + 1) == cells.start(j) + 1
                && hyper.single()
                && hyper.slices().get(0).mixture().size() == 1;
    }

    private void draw(int j, Given[] given, float[] prevalence, double[] effects) {
        SplittableRandom random = RegionRandom.of(seed, j);
        if (given == null) {
            rejected(j, random, prevalence, effects);
        } else {
            mapped(j, given, random, prevalence, effects);
        }
    }

    /** By slice; null where none is drawn from. */
    private Given[] given(int j) {
        double[][][] tables = tables(j);
        Given[] given = new Given[hyper.slices().size()];
        for (int d = 0; d < draws.length; d++) {
            if (given[slice[d]] == null) {
                given[slice[d]] = new Given(j, tables, slice[d]);
            }
        }
        return given;
    }

    /** Standardised quantile functions: [chosen slice][a below or above its mean by its deviation][knot]. */
    private double[][][] tables(int j) {
        RegionPosterior posterior = new RegionPosterior(cells, PANEL, DEPTH);
        double[][][] tables = new double[tabulated.length][2][probability.length];
        double[] eta = new double[1];
        for (int i = 0; i < tabulated.length; i++) {
            SigmaSlice at = hyper.slices().get(tabulated[i]);
            BetaMoments.Linear a = at.moments().of(row(j));
            for (int side = 0; side < 2; side++) {
                eta[0] = a.mean() + (2 * side - 1) * a.deviation();
                posterior.condition(j, eta, cells.start(j), at.sigma(), 0);
                double mean = posterior.mean();
                double deviation = posterior.standardDeviation();
                double[] table = tables[i][side];
                posterior.quantiles(probability, table);
                for (int k = 0; k < table.length; k++) {
                    table[k] = (at.sigma() * table[k] - mean) / deviation;
                }
            }
        }
        return tables;
    }

    private double[] row(int j) {
        double[] x = new double[hyper.design().columns()];
        for (int k = 0; k < x.length; k++) {
            x[k] = hyper.design().value(cells.start(j), k);
        }
        return x;
    }

    private void mapped(int j, Given[] given, SplittableRandom random, float[] prevalence, double[] effects) {
        double[] x = row(j);
        int size = draws.length;
        int[] stratum = new int[size];
        for (int d = 0; d < size; d++) {
            stratum[d] = d;
        }
        double centre = 0;
        double spread = 0;
        double e = 0;
        double a = 0;
        for (int d = 0; d < size; d++) {
            // the upper half of as many bits, times what is left: uniform to one part in 2³²/size, and without a
            // division
            int other = d + (int) ((random.nextLong() >>> Integer.SIZE) * (size - d) >>> Integer.SIZE);
            int s = stratum[other];
            stratum[other] = stratum[d];
            Given at = given[slice[d]];
            if (d == 0 || draws[d] != draws[d - 1]) {
                a = 0;
                for (int k = 0; k < x.length; k++) {
                    a += x[k] * beta[d * x.length + k];
                }
                centre = at.centre(a);
                spread = at.spread(a);
                e = at.tilted(a);
            }
            double t = centre + spread * at.quantile(e, s);
            prevalence[d] = (float) Logistic.probability(t);
            effects[d] = t - a;
        }
    }

    /** The logit of a kind of region given a slice: mean, deviation and quantile function, by a = x'β. */
    private final class Given {
        /** Coefficients of the cubics between knots, of the middle and of the tilt. */
        private final double[] cubic = new double[8 * probability.length];

        private final double[] derivatives = new double[3];
        private final int kind;
        private final SigmaSlice at;
        private final double mean;
        private final double deviation;
        private final double curvature;
        /** Mean and deviation of t, as series of a about its mean. */
        private final double[] meanOfLogit;

        private final double[] deviationOfLogit;

        Given(int j, double[][][] tables, int g) {
            at = hyper.slices().get(g);
            kind = hyper.kinds().kind(j);
            BetaMoments.Linear moments = at.moments().of(row(j));
            mean = moments.mean();
            deviation = moments.deviation();
            curvature = curvature(j, mean, at.sigma());
            double[] middle = new double[probability.length];
            double[] tilt = new double[probability.length];
            interpolate(g, tables, middle, tilt);
            for (int k = 1; k < middle.length - 2; k++) {
                cubic(middle, k, 8 * k);
                cubic(tilt, k, 8 * k + 4);
            }
            meanOfLogit = series(true);
            deviationOfLogit = series(false);
        }

        private double[] series(boolean ofMean) {
            double[] values = new double[NODES.size()];
            for (int i = 0; i < values.length; i++) {
                double a = mean + REACH * deviation * NODES.node(i);
                values[i] = ofMean ? mean(a) : deviation(a);
            }
            return NODES.coefficients(values);
        }

        /** Through the four values about the panel that begins at knot k. */
        private void cubic(double[] f, int k, int first) {
            cubic[first] = f[k];
            cubic[first + 1] = f[k + 1] - f[k] / 2 - f[k - 1] / 3 - f[k + 2] / 6;
            cubic[first + 2] = (f[k - 1] + f[k + 1]) / 2 - f[k];
            cubic[first + 3] = (f[k] - f[k + 1]) / 2 + (f[k + 2] - f[k - 1]) / 6;
        }

        private double mean(double a) {
            at.table().derivatives(kind, a, derivatives);
            return a + at.sigma() * at.sigma() * derivatives[1];
        }

        private double deviation(double a) {
            at.table().derivatives(kind, a, derivatives);
            double square = at.sigma() * at.sigma();
            double variance = square + square * square * derivatives[2];
            return Math.sqrt(variance > CANCELS * square ? variance : curvature);
        }

        private double place(double a) {
            return (a - mean) / deviation;
        }

        /** E[t | a]. */
        double centre(double a) {
            double z = place(a);
            return Math.abs(z) <= REACH ? Chebyshev.at(meanOfLogit, z / REACH) : mean(a);
        }

        /** SD(t | a). */
        double spread(double a) {
            double z = place(a);
            return Math.abs(z) <= REACH ? Chebyshev.at(deviationOfLogit, z / REACH) : deviation(a);
        }

        /** How much of the tilt the quantile function has at a. */
        double tilted(double a) {
            return Math.max(-FARTHEST, Math.min(FARTHEST, place(a)));
        }

        /** The standardised quantile function at the z of a stratum. */
        double quantile(double tilted, int s) {
            double t = fraction[s];
            int c = 8 * knot[s];
            double even = cubic[c] + t * (cubic[c + 1] + t * (cubic[c + 2] + t * cubic[c + 3]));
            double odd = cubic[c + 4] + t * (cubic[c + 5] + t * (cubic[c + 6] + t * cubic[c + 7]));
            return even + tilted * odd;
        }
    }

    /** σ²τ² of the region's u, by its curvature at the mode. */
    private double curvature(int j, double a, double sigma) {
        RegionMode top = new RegionMode(cells);
        top.find(j, new double[] {a}, cells.start(j), sigma, 0);
        return sigma * sigma * top.tau() * top.tau();
    }

    /** A slice's quantile function: half the sum, and half the difference, of those at the two a. */
    private void interpolate(int g, double[][][] tables, double[] middle, double[] tilt) {
        int right = 0;
        while (tabulated[right] < g) {
            right++;
        }
        int left = Math.max(0, tabulated[right] == g ? right : right - 1);
        double t = left == right ? 0 : (double) (g - tabulated[left]) / (tabulated[right] - tabulated[left]);
        for (int k = 0; k < middle.length; k++) {
            double below = (1 - t) * tables[left][0][k] + t * tables[right][0][k];
            double above = (1 - t) * tables[left][1][k] + t * tables[right][1][k];
            middle[k] = (below + above) / 2;
            tilt[k] = (above - below) / 2;
        }
    }

    private void rejected(int j, SplittableRandom random, float[] prevalence, double[] effects) {
        RegionDraw draw = new RegionDraw(cells);
        RegionMode top = new RegionMode(cells);
        int first = cells.start(j);
        double[] eta = new double[cells.start(j + 1) - first];
        double[] logs = new double[0];
        double sigma = 0;
        for (int d = 0; d < draws.length; d++) {
            boolean same = d > 0 && draws[d - 1] == draws[d];
            double[] point = hyper.points()[draws[d]];
            ScaleMixture mixture = hyper.slices().get(slice[d]).mixture();
            if (!same) {
                hyper.design().linearPredictors(point, first, eta.length, eta);
                logs = mixture.size() == 1 ? logs : parts(j, slice[d], draws[d], eta[0]);
            }
            if (!same || mixture.size() > 1) {
                double scale = mixture.size() == 1 ? 1 : mixture.scale()[mixture.part(logs, random.nextDouble())];
                sigma = point[hyper.design().columns()] * scale;
                top.find(j, eta, first, sigma, d == 0 ? 0 : top.mode());
                draw.condition(j, eta, sigma, top.mode(), top.tau());
            }
            double v = draw.effect(random);
            prevalence[d] = (float) draw.prevalence(v);
            effects[d] = sigma * v;
        }
    }

    /** ℓ of region j at a point, under each part of the mixture. */
    private double[] parts(int j, int g, int point, double a) {
        SigmaSlice at = hyper.slices().get(g);
        int kind = hyper.kinds().kind(j);
        boolean single = cells.start(j + 1) == cells.start(j) + 1;
        double[] logs = new double[at.mixture().size()];
        for (int q = 0; q < logs.length; q++) {
            logs[q] = single ? at.table().part(q).at(kind, a) : at.several(kind, point - firstPoint[g], q);
        }
        return logs;
    }
}
