package org.regionwise.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How each region's count sits with what the others make of it: the mid-p P(Y &lt; y_j | y_−j) + ½ P(Y = y_j | y_−j) under the
 * posterior predictive without the region's own responses, every u_j drawn anew. Near 0 the count is too low for the model, near 1
 * too high. Marshall &amp; Spiegelhalter (2007), Bayesian Anal. 2.
 *
 * <p>Effective counts are rounded to whole respondents. Where a region's respondents differ in their predictors, Y is taken as
 * binomial at their mean probability given u_j; that makes its variance larger by the variance of the probabilities, a few per cent.
 */
final class RegionConflicts {
    /** Hyperparameter points read where all respondents of a region are alike, and where they are not. */
    private static final int MOST_POINTS = 2048;

    private static final int FEWER_POINTS = 512;
    /** Newton steps towards the effect at which the mean probability is a given one. */
    private static final int STEPS = 4;

    private final Cells cells;
    private final ScaledDesign design;
    private final HeldOutByPosterior held;

    RegionConflicts(Cells cells, ScaledDesign design, HeldOutByPosterior held) {
        this.cells = cells;
        this.design = design;
        this.held = held;
    }

    /** The mid-p of every region; NaN where it has no response (or rounds to none), or no other region has one. */
    double[] midP(FitProgress progress) {
        double[] midP = new double[cells.regions()];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, midP.length).parallel().forEach(j -> {
            midP[j] = midP(j);
            progress.at(FitStep.HOLDING_OUT, done.incrementAndGet(), midP.length);
        });
        return midP;
    }

    private double midP(int j) {
        double trials = Math.rint(cells.trialsOfRegion(j));
        if (trials < 1 || !(cells.totalTrials() > cells.trialsOfRegion(j))) {
            return Double.NaN;
        }
        int from = cells.start(j);
        int[] asked = IntStream.range(from, cells.start(j + 1))
                .filter(c -> cells.trials(c) > 0)
                .toArray();
        double[] share = Arrays.stream(asked)
                .mapToDouble(c -> cells.trials(c) / cells.trialsOfRegion(j))
                .toArray();
        PredictedCount count = new PredictedCount(Math.min(trials, Math.rint(cells.successesOfRegion(j))), trials);
        WeightedPoints without = held.without(j).thinned(asked.length == 1 ? MOST_POINTS : FEWER_POINTS);
        double[] all = new double[cells.start(j + 1) - from];
        double[] eta = new double[asked.length];
        double sum = 0;
        for (int i = 0; i < without.points().length; i++) {
            double[] point = without.points()[i];
            design.linearPredictors(point, from, all.length, all);
            for (int c = 0; c < asked.length; c++) {
                eta[c] = all[asked[c] - from];
            }
            double sigma = point[design.columns()];
            sum += without.weights()[i]
                    * (eta.length == 1 ? count.midP(eta[0], sigma) : midP(count, new MeanLogit(eta, share), sigma));
        }
        return sum;
    }

    /** As {@link PredictedCount#midP}, t a function of u ~ N(0, σ²): t(u) &lt; T where u &lt; u(T). */
    private static double midP(PredictedCount count, MeanLogit mean, double sigma) {
        PredictedCount.Nodes nodes = count.nodesFor(sigma);
        double deviation = Math.max(sigma, nodes.step() / 2);
        int last = nodes.at().length - 1;
        double low = nodes.at()[last / 4];
        double high = nodes.at()[last - last / 4];
        double middle = (low + high) / 2;
        // T − u(T) hardly changes with T: a parabola through three of its values
        double offsetLow = mean.offset(low);
        double offset = mean.offset(middle);
        double offsetHigh = mean.offset(high);
        double half = (high - low) / 2;
        double slope = (offsetHigh - offsetLow) / 2;
        double bend = (offsetHigh + offsetLow) / 2 - offset;
        double sum = count.certain();
        for (int k = 0; k <= last; k++) {
            double x = Math.max(-1, Math.min(1, (nodes.at()[k] - middle) / half));
            double u = nodes.at()[k] - (offset + x * (slope + x * bend));
            sum += nodes.weight()[k] * StandardNormal.below(u / deviation);
        }
        return sum;
    }

    /** t(u) = logit Σ share_c logit⁻¹(η_c + u). */
    private record MeanLogit(double[] eta, double[] share) {
        /** T − u where t(u) = T. */
        double offset(double t) {
            double u = t;
            for (int c = 0; c < eta.length; c++) {
                u -= share[c] * eta[c];
            }
            for (int step = 0; step < STEPS; step++) {
                double p = 0;
                double slope = 0;
                for (int c = 0; c < eta.length; c++) {
                    double each = Logistic.probability(eta[c] + u);
                    p += share[c] * each;
                    slope += share[c] * each * (1 - each);
                }
                // Newton's step on the logit scale, on which t(u) is nearly straight
                u -= (Logistic.logit(p) - t) * p * (1 - p) / slope;
            }
            return t - u;
        }
    }
}
