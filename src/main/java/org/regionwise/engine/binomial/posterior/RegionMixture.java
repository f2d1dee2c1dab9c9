package org.regionwise.engine.binomial.posterior;

import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.DistributionTable;
import org.regionwise.engine.binomial.RegionPosterior;
import org.regionwise.engine.binomial.SyntheticEstimate;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.GaussHermite;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.NormalQuantile;

/**
 * One region's posterior as a mixture, over weighted hyperparameter points, of one-dimensional posteriors: moments and
 * quantiles of the mixture itself. A reusable working space: not for use by several threads.
 */
final class RegionMixture {
    private static final double NARROWEST = 1e-6;
    private static final int MOST_STEPS = 100;
    /** Of one step towards a quantile, in standard deviations. */
    private static final double FARTHEST = 4;

    private final Cells cells;
    private final ScaledDesign design;
    private final double[][] points;
    private final double[] weights;
    /** In probability. */
    private final double exact;

    /** σ to which the rule's few nodes are exact. */
    private static final double FEW_NODES_REACH = 0.9;

    private final GaussHermite rule = GaussHermite.of(13);
    /** Weights of the rule for expectations over a normal. */
    private final double[] normal = new double[rule.points()];

    private final RegionPosterior posterior;
    private final DistributionTable[] tables;
    private final double[][] etas;

    RegionMixture(Cells cells, ScaledDesign design, WeightedPoints hyperparameters, Grain grain) {
        this.cells = cells;
        this.design = design;
        this.points = hyperparameters.points();
        this.weights = hyperparameters.weights();
        this.posterior = new RegionPosterior(cells, grain.panel, grain.negligible);
        this.exact = grain.quantile;
        this.tables = new DistributionTable[weights.length];
        this.etas = new double[weights.length][];
        double mass = 0;
        for (int k = 0; k < normal.length; k++) {
            normal[k] = Math.exp(rule.logWeight(k) - rule.node(k) * rule.node(k));
            mass += normal[k];
        }
        for (int k = 0; k < normal.length; k++) {
            normal[k] /= mass;
        }
    }

    /**
     * @param threshold for the exceedance, or NaN
     */
    RegionMarginal region(int j, double level, double threshold) {
        double mean = 0;
        double square = 0;
        double effect = 0;
        double effectSquare = 0;
        double mode = 0;
        double shrinkage = 0;
        double synthetic = 0;
        for (int i = 0; i < weights.length; i++) {
            double sigma = points[i][design.columns()];
            double[] own = linearPredictors(i, j);
            condition(i, j, own);
            double[] moments = posterior.prevalenceMoments();
            double u = posterior.mean();
            double spread = posterior.standardDeviation();
            mean += weights[i] * moments[0];
            square += weights[i] * (moments[1] * moments[1] + moments[0] * moments[0]);
            effect += weights[i] * u;
            effectSquare += weights[i] * (spread * spread + u * u);
            mode += weights[i] * posterior.mode();
            shrinkage += weights[i] * Math.min(1, spread * spread / (sigma * sigma));
            synthetic += weights[i] * synthetic(j, own, sigma);
        }
        double deviation = Math.sqrt(Math.max(0, square - mean * mean));
        double tail = (1 - level) / 2;
        double width = Math.min(2, Math.max(NARROWEST, deviation / (mean * (1 - mean))));
        double median = quantile(0.5, 0.5, Logistic.logit(mean), width);
        return new RegionMarginal(
                new PosteriorSummary(
                        mean,
                        deviation,
                        Logistic.probability(median),
                        Logistic.probability(quantile(tail, 0.5, median, width)),
                        Logistic.probability(quantile(1 - tail, 0.5, median, width))),
                new Interval(
                        Logistic.probability(quantile(0.25, 0.5, median, width)),
                        Logistic.probability(quantile(0.75, 0.5, median, width))),
                Double.isNaN(threshold) ? Double.NaN : 1 - distribution(Logistic.logit(threshold)),
                synthetic,
                mode,
                effect,
                Math.sqrt(Math.max(0, effectSquare - effect * effect)),
                shrinkage);
    }

    /** P(π_j ≤ prevalence | y), for a prevalence in (0, 1). */
    double probabilityBelow(int j, double prevalence) {
        for (int i = 0; i < weights.length; i++) {
            condition(i, j, linearPredictors(i, j));
        }
        return distribution(Logistic.logit(prevalence));
    }

    private void condition(int i, int j, double[] own) {
        double near = i == 0 ? 0 : posterior.mode() / points[i - 1][design.columns()];
        posterior.condition(j, own, cells.start(j), points[i][design.columns()], near);
        if (tables[i] == null) {
            tables[i] = new DistributionTable();
        }
        posterior.tabulateTo(tables[i]);
    }

    /** η of region j's cells at hyperparameter point i, its first cell first. */
    private double[] linearPredictors(int i, int j) {
        int first = cells.start(j);
        int size = cells.start(j + 1) - first;
        if (etas[i] == null || etas[i].length < size) {
            etas[i] = new double[size];
        }
        design.linearPredictors(points[i], first, size, etas[i]);
        return etas[i];
    }

    private double synthetic(int j, double[] own, double sigma) {
        double sum = 0;
        for (int c = cells.start(j); c < cells.start(j + 1); c++) {
            sum += cells.share(c) * expectation(own[c - cells.start(j)], sigma);
        }
        return sum;
    }

    /** E[logit⁻¹(η + u)], to 1e-8. */
    private double expectation(double eta, double sigma) {
        if (sigma > FEW_NODES_REACH) {
            return SyntheticEstimate.proportion(eta, sigma);
        }
        double sum = 0;
        for (int k = 0; k < rule.points(); k++) {
            sum += normal[k] * Logistic.probability(eta + Math.sqrt(2) * sigma * rule.node(k));
        }
        return sum;
    }

    /** P(logit π_j ≤ logit | y). */
    private double distribution(double logit) {
        double prevalence = Logistic.probability(logit);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double v = posterior.effectAt(prevalence, logit, etas[i], points[i][design.columns()]);
            sum += weights[i] * tables[i].at(v);
        }
        return sum;
    }

    /**
     * The quantile of logit π_j, by the secant method on the probit scale, on which the distribution is nearly a line,
     * kept inside a bracket.
     *
     * @param known probability of lying below {@code start}, roughly
     * @param width standard deviation of logit π_j, roughly
     */
    private double quantile(double probability, double known, double start, double width) {
        double wanted = NormalQuantile.of(probability);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double before = start;
        double missedBefore = Double.NaN;
        double at = start + (wanted - NormalQuantile.of(known)) * width;
        for (int i = 0; i < MOST_STEPS && high - low > 1e-9; i++) {
            double below = distribution(at);
            if (Math.abs(below - probability) < exact) {
                return at;
            }
            double missed = NormalQuantile.of(Math.min(Math.max(below, 1e-12), 1 - 1e-12)) - wanted;
            if (missed > 0) {
                high = Math.min(high, at);
            } else {
                low = Math.max(low, at);
            }
            double step =
                    Double.isNaN(missedBefore) ? -missed * width : -missed * (at - before) / (missed - missedBefore);
            double next = at + Math.min(Math.max(step, -FARTHEST * width), FARTHEST * width);
            if (!(next > low && next < high) || i % 8 == 7) {
                boolean bracketed = low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY;
                next = bracketed ? (low + high) / 2 : at - Math.signum(missed) * (i + 1) * width;
            }
            before = at;
            missedBefore = missed;
            at = next;
        }
        return at;
    }
}
