package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/**
 * The posterior of a region of one cell, by the density of its logit t = logit π on one grid: with L(t) = π^y (1 −
 * π)^(n−y), and given λ nodes a_k of a = x'β with weights w_k,
 *
 * <p>p(t | y) = L(t) Σ_λ W_λ Σ_k w_k e^(−ℓ(a_k)) N(t; a_k, σ²),
 *
 * <p>as p(t | a, λ, y) = L(t) N(t; a, σ²) / e^ℓ(a); of effects that are a mixture of normals so many more parts. Every
 * part has mass 1, so that <b>the mass of the whole checks</b> the grid and the tables of ℓ. Where σ is small beside
 * a's own spread, L hardly changes over σ, and the parts are normals about a + E[u | a] instead. Where a is skewed the
 * nodes are the points of β. A reusable working space: not for use by several threads.
 */
final class RegionDensity {
    /** Share of a slice that counts, and share from which it says how fine the grid must be. */
    private static final double NEGLIGIBLE = 1e-7;

    private static final double TELLING = 1e-5;
    /** Of a part of a mixture that the grid is to reach: the widest lie far out for next to nothing. */
    private static final double LEAST_OF_MIXTURE = 2e-6;

    /** Share of a slice from which its points tell more than its moments. */
    private static final double BY_POINTS = 1e-3;
    /** Skewness of a up to which its moments tell more than the points do; of many points it is less. */
    static final double SKEWED = 0.8;

    private static final double SKEWED_OF_MANY = 0.25;
    private static final int MANY = 16_000;
    /** How far the grid reaches, in standard deviations of t given λ, first and where some of the mass is missing. */
    private static final double REACH = 7;

    private static final double FAR_REACH = 14;
    /** Of the grid, in standard deviations of t, none wider than the logistic's own bend. */
    private static final double STEP = 0.35;

    /** Of the grid where points stand for a: fine enough for what is laid about each. */
    private static final double POINTS_STEP = 0.05;

    private static final double BEND = 2;
    /** Mass that may be missing before the grid is made again, wider and finer. */
    private static final double TRUST = 1e-5;
    /** Share of σ² from which the variance by ℓ'' does not cancel. */
    private static final double CANCELS = 0.05;

    /** Skewness up to which the first term of Edgeworth's series is enough. */
    private static final double EDGEWORTH = 0.3;

    private static final int NEWTON_STEPS = 50;
    private static final double EXACT = 1e-6;

    private final HyperparameterPosterior hyper;
    private final Cells cells;
    private final double coarser;
    private final double[] x;
    private final PredictorNodes nodes = new PredictorNodes();
    private final Kernels inside = new Kernels();
    private final Kernels plain = new Kernels();
    private final double[] derivatives = new double[3];
    /** E[u | a, λ, y] and E[u² | a, λ, y] at each node. */
    private double[] mean = new double[0];

    private double[] square = new double[0];

    private double trials;
    private double successes;

    private double narrowest;

    /** Of u at the mode last found. */
    private double curvature;

    private double synthetic;
    private double mode;
    private double effect;
    private double effectSquare;
    private double shrinkage;

    private final LogitDensity grid = new LogitDensity();

    /** @param coarser by what the grid's step is multiplied, 1 for results that are kept */
    RegionDensity(HyperparameterPosterior hyper, double coarser) {
        this.hyper = hyper;
        this.cells = hyper.cells();
        this.coarser = coarser;
        this.x = new double[hyper.design().columns()];
    }

    /** Takes region j, of one cell. */
    void take(int j) {
        int cell = cells.start(j);
        trials = cells.trials(cell);
        successes = cells.successes(cell);
        for (int k = 0; k < x.length; k++) {
            x[k] = hyper.design().value(cell, k);
        }
        int kind = hyper.kinds().kind(j);
        BetaMoments.Linear[] linear = hyper.linear(x);
        boolean fromPoints = skewed(hyper, linear, x.length);
        collect(kind, linear, fromPoints);
        tabulate(REACH, fromPoints ? POINTS_STEP : STEP * coarser);
        if (!(grid.massError() < TRUST)) {
            tabulate(FAR_REACH, fromPoints ? POINTS_STEP : STEP / 2);
        }
    }

    /** Whether x'β is too skewed for its moments to tell all, so that the points stand for it. */
    static boolean skewed(HyperparameterPosterior hyper, BetaMoments.Linear[] linear, int coefficients) {
        return coefficients > 1 && skewness(hyper, linear) > (hyper.weights().length < MANY ? SKEWED : SKEWED_OF_MANY);
    }

    /** Of x'β given λ, without its sign, averaged over λ. */
    static double skewness(HyperparameterPosterior hyper, BetaMoments.Linear[] linear) {
        double skewness = 0;
        for (int g = 0; g < linear.length; g++) {
            skewness += hyper.share(g) * Math.abs(linear[g].skewness());
        }
        return skewness;
    }

    /** |∫ p(t | y) dt − 1| as the grid has it. */
    double massError() {
        return grid.massError();
    }

    /** Parts of the density, and what is averaged over the nodes. */
    private void collect(int kind, BetaMoments.Linear[] linear, boolean fromPoints) {
        inside.clear();
        plain.clear();
        narrowest = Double.POSITIVE_INFINITY;
        synthetic = 0;
        mode = 0;
        effect = 0;
        effectSquare = 0;
        shrinkage = 0;
        for (int g = 0; g < hyper.slices().size(); g++) {
            if (hyper.share(g) > NEGLIGIBLE) {
                nodes.take(
                        hyper.slices().get(g),
                        linear[g],
                        x,
                        fromPoints && hyper.share(g) > BY_POINTS,
                        hyper.slices().get(g).sigma()
                                * hyper.slices().get(g).mixture().scale()[0]);
                collect(kind, hyper.slices().get(g), hyper.share(g));
            }
        }
    }

    private void collect(int kind, SigmaSlice slice, double share) {
        ScaleMixture mixture = slice.mixture();
        if (mean.length < nodes.size()) {
            mean = new double[2 * nodes.size()];
            square = new double[2 * nodes.size()];
        }
        Arrays.fill(mean, 0);
        Arrays.fill(square, 0);
        for (int q = 0; q < mixture.size(); q++) {
            collect(kind, slice, q, share);
        }
        double variance = Math.pow(slice.sigma() * mixture.deviation(), 2);
        for (int k = 0; k < nodes.size(); k++) {
            double given = square[k] - mean[k] * mean[k];
            shrinkage += share * nodes.weight(k) * Math.min(1, Math.max(0, given / variance));
        }
    }

    /** Of one part of the mixture that region effects are, by what each node makes of it given the responses. */
    private void collect(int kind, SigmaSlice slice, int q, double share) {
        CellTable table = slice.table();
        double prior = slice.mixture().weight()[q];
        double sigma = slice.sigma() * slice.mixture().scale()[q];
        double square = sigma * sigma;
        BetaMoments.Linear a = nodes.moments();
        double near = mode(a.mean(), sigma, 0);
        double atMean = curvature;
        boolean small = sigma < nodes.least();
        int firstInside = inside.size();
        int firstPlain = plain.size();
        double all = 0;
        double middle = 0;
        double variance = 0;
        double between = 0;
        for (int k = 0; k < nodes.size(); k++) {
            double whole = slice.mixture().size() == 1 ? Double.NaN : table.at(kind, nodes.at(k));
            table.part(q).derivatives(kind, nodes.at(k), derivatives);
            double part = Double.isNaN(whole) ? 1 : prior * Math.exp(derivatives[0] - whole);
            double w = nodes.weight(k) * part;
            double u = square * derivatives[1];
            double v = square + square * square * derivatives[2];
            near = mode(nodes.at(k), sigma, near);
            mode += share * w * near;
            effect += share * w * u;
            effectSquare += share * w * (u * u + Math.max(0, v));
            this.mean[k] += part * u;
            this.square[k] += part * (u * u + v);
            all += w;
            variance += w * (v > CANCELS * square ? v : atMean);
            middle += w * (nodes.at(k) + u);
            between += w * (nodes.at(k) + u - a.mean()) * (nodes.at(k) + u - a.mean());
            if (small) {
                plain.add(Math.log(share * w), nodes.at(k) + u, 0);
            } else {
                inside.add(Math.log(share * w) - derivatives[0], nodes.at(k), sigma);
            }
        }
        synthetic += share * prior * synthetic(sigma);
        if (!(all > 0)) {
            return;
        }
        middle /= all;
        between = Math.max(0, between / all - (middle - a.mean()) * (middle - a.mean()));
        variance = variance / all + between;
        double spread = Math.sqrt(variance);
        if (small) {
            // as far apart as leaves the variance right
            double about = nodes.least() / a.deviation() * spread;
            plain.draw(firstPlain, middle, Math.sqrt((variance - about * about) / between), about);
        }
        if (slice.mixture().size() > 1 && share * all < LEAST_OF_MIXTURE) {
            return;
        }
        inside.reach(firstInside, middle, spread);
        plain.reach(firstPlain, middle, spread);
        if (share * all > TELLING) {
            narrowest = Math.min(narrowest, spread);
        }
    }

    /** E[logit⁻¹(a + u)], u ~ N(0, σ²), of the nodes taken. */
    private double synthetic(double sigma) {
        BetaMoments.Linear a = nodes.moments();
        if (nodes.even() && Math.abs(a.skewness()) < EDGEWORTH) {
            return proportion(a, sigma);
        }
        double sum = 0;
        for (int k = 0; k < nodes.size(); k++) {
            sum += nodes.weight(k) * proportion(nodes.at(k), sigma, 0);
        }
        return sum;
    }

    /** E[logit⁻¹(a + u)], u ~ N(0, σ²), a normal but for some skewness. */
    static double proportion(BetaMoments.Linear a, double sigma) {
        double both = Math.sqrt(a.deviation() * a.deviation() + sigma * sigma);
        return proportion(a.mean(), both, a.skewness() * Math.pow(a.deviation() / both, 3));
    }

    /** E[logit⁻¹(t)] of a normal t corrected for skewness, by the trapezoidal rule. */
    private static double proportion(double mean, double deviation, double skewness) {
        double step = Math.min(0.75, 1.2 / deviation);
        int half = (int) Math.ceil(7 / step);
        double sum = 0;
        double all = 0;
        for (int i = -half; i <= half; i++) {
            double z = i * step;
            double w = Math.exp(-z * z / 2) * (1 + skewness / 6 * z * (z * z - 3));
            sum += w * Logistic.probability(mean + deviation * z);
            all += w;
        }
        return sum / all;
    }

    /**
     * Where u's conditional mode is given a, by Newton's method in a bracket; {@link #curvature} then holds its
     * variance there.
     */
    private double mode(double a, double sigma, double near) {
        double precision = 1 / (sigma * sigma);
        double below = -(trials - successes) / precision;
        double above = successes / precision;
        double u = Math.max(below, Math.min(above, near));
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double p = Logistic.probability(a + u);
            double slope = successes - trials * p - u * precision;
            double information = precision + trials * p * (1 - p);
            curvature = 1 / information;
            if (slope > 0) {
                below = u;
            } else {
                above = u;
            }
            double next = u + slope / information;
            double before = u;
            u = next > below && next < above ? next : (below + above) / 2;
            if (Math.abs(u - before) < EXACT * (1 + Math.abs(u)) * Math.min(1, sigma)) {
                break;
            }
        }
        return u;
    }

    private void tabulate(double reach, double fineness) {
        double start = Math.min(inside.lowest(reach), plain.lowest(reach));
        double end = Math.max(inside.highest(reach), plain.highest(reach));
        grid.clear(start, end, fineness * Math.min(narrowest, BEND));
        double[] density = grid.density();
        double[] slope = grid.slope();
        double reference = inside.highestOn(start, end);
        inside.addTo(density, slope, start, grid.step(), grid.last(), reference, grid.narrowest());
        for (int i = 0; i <= grid.last(); i++) {
            double t = grid.at(i);
            double e = Math.exp(-Math.abs(t));
            double p = t >= 0 ? 1 / (1 + e) : e / (1 + e);
            double likelihood = density[i] == 0
                    ? 0
                    : Math.exp(successes * t - trials * (Math.max(t, 0) + Math.log1p(e)) + reference);
            slope[i] = likelihood * (slope[i] + density[i] * (successes - trials * p));
            density[i] *= likelihood;
        }
        plain.addTo(density, slope, start, grid.step(), grid.last(), 0, grid.narrowest());
        grid.sum();
    }

    /** Of the region taken. */
    RegionMarginal marginal(double level, double threshold) {
        return grid.marginal(level, threshold, synthetic, mode, effect, effectSquare, shrinkage);
    }

    /** P(π ≤ prevalence | y), for a prevalence in (0, 1). */
    double below(double prevalence) {
        return grid.below(prevalence);
    }
}
