package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * How each region's count sits with what the others make of it: the mid-p P(Y &lt; y_j | y_−j) + ½ P(Y = y_j | y_−j)
 * under the posterior predictive without the region's own responses, every u_j drawn anew. Near 0 the count is too low
 * for the model, near 1 too high. Marshall &amp; Spiegelhalter (2007), Bayesian Anal. 2.
 *
 * <p>Effective counts are rounded to whole respondents. Where a region's respondents differ in their predictors, the
 * distribution of Y given u_j is that of a binomial at their mean probability, drawn in to Y's own variance.
 */
final class RegionConflicts {
    /** Newton steps towards the effect at which the mean probability is a given one. */
    private static final int STEPS = 4;
    /** A step after which another would change nothing that shows, as each is about the square of the last. */
    private static final double NEAR = 1e-4;
    /** Points that the mid-p of a region of several cells is a mean of. */
    private static final int POINTS = 3000;
    /** A point of less weight says nothing, and may lie where numbers end. */
    private static final double NEGLIGIBLE = 1e-12;

    /** Respondents of whom each would surely say the same anew still make a count. */
    private static final double NARROWEST = 1e-3;

    private final Cells cells;
    private final ScaledDesign design;
    private final HyperparameterPosterior hyper;
    private final HeldOutByPosterior held;
    private final boolean reweighted;

    /** @param unreliable k̂ above which the hyperparameters are integrated again; below 0 always */
    RegionConflicts(
            Cells cells,
            ScaledDesign design,
            HyperparameterPosterior hyper,
            HeldOutByPosterior held,
            double unreliable) {
        this.cells = cells;
        this.design = design;
        this.hyper = hyper;
        this.held = held;
        this.reweighted = unreliable >= 0;
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
        PredictedCount count = new PredictedCount(Math.min(trials, Math.rint(cells.successesOfRegion(j))), trials);
        if (cells.start(j + 1) == from + 1) {
            return single(j, count);
        }
        int[] asked = IntStream.range(from, cells.start(j + 1))
                .filter(c -> cells.trials(c) > 0)
                .toArray();
        double[] share = Arrays.stream(asked)
                .mapToDouble(c -> cells.trials(c) / cells.trialsOfRegion(j))
                .toArray();
        WeightedPoints without = held.without(j, POINTS);
        double[] etas = new double[cells.start(j + 1) - from];
        double[] eta = new double[asked.length];
        double sum = 0;
        for (int i = 0; i < without.points().length; i++) {
            if (without.weights()[i] < NEGLIGIBLE) {
                continue;
            }
            double[] point = without.points()[i];
            design.linearPredictors(point, from, etas.length, etas);
            for (int c = 0; c < asked.length; c++) {
                eta[c] = etas[asked[c] - from];
            }
            ScaleMixture mixture = hyper.mixture(point);
            for (int q = 0; q < mixture.size(); q++) {
                double sigma = point[design.columns()] * mixture.scale()[q];
                sum += without.weights()[i]
                        * mixture.weight()[q]
                        * (eta.length == 1 ? count.midP(eta[0], sigma) : midP(count, MeanLogit.of(eta, share), sigma));
            }
        }
        return sum;
    }

    /**
     * Of a region of one cell; where its own nodes do not reach what is left without it, the others are integrated
     * again.
     */
    private double single(int j, PredictedCount count) {
        LeftOut without = LeftOut.of(hyper, j, true);
        if (!reweighted || !without.reliable(LeftOut.OF_PROBABILITIES)) {
            BitSet left = new BitSet();
            left.set(j);
            without = LeftOut.of(held.integrate(left), j, false);
        }
        double sum = 0;
        for (LeftOut.Node node : without.nodes()) {
            sum += node.weight() * count.midP(node.at(), node.sigma());
        }
        return sum;
    }

    /**
     * As {@link PredictedCount#midP}, t a function of u ~ N(0, σ²): t(u) &lt; T where u &lt; u(T); T drawn in towards
     * its centre.
     */
    private static double midP(PredictedCount count, MeanLogit mean, double sigma) {
        double centre = count.centre();
        double offset = mean.offset(centre, mean.middle());
        double narrower = mean.narrower(centre - offset);
        PredictedCount.Nodes nodes = count.nodesFor(sigma / narrower);
        double deviation = Math.max(sigma, narrower * nodes.step() / 2);
        double half = narrower * count.deviation();
        // T − u(T) hardly changes with T: a parabola through three of its values
        double low = mean.offset(centre - half, offset);
        double high = mean.offset(centre + half, offset);
        double slope = (high - low) / 2;
        double bend = (high + low) / 2 - offset;
        double sum = count.certain();
        for (int k = 0; k < nodes.at().length; k++) {
            double away = narrower * (nodes.at()[k] - centre);
            double x = Math.max(-2, Math.min(2, away / half));
            double u = centre + away - (offset + x * (slope + x * bend));
            sum += nodes.weight()[k] * PredictedCount.normalBelow(u / deviation);
        }
        return sum;
    }

    /** t(u) = logit Σ share_c logit⁻¹(η_c + u). */
    private record MeanLogit(double[] eta, double[] share, double least, double greatest) {
        /** Farther out all is said, and numbers end. */
        private static final double FARTHEST = 700;

        static MeanLogit of(double[] eta, double[] share) {
            double least = eta[0];
            double greatest = eta[0];
            for (double each : eta) {
                least = Math.min(least, each);
                greatest = Math.max(greatest, each);
            }
            return new MeanLogit(eta, share, least, greatest);
        }

        /** Σ share_c η_c, a first guess at an offset. */
        double middle() {
            double middle = 0;
            for (int c = 0; c < eta.length; c++) {
                middle += share[c] * eta[c];
            }
            return middle;
        }

        /** 1/p − 1 of a cell. */
        private double odds(int c, double u) {
            return Math.exp(Math.max(-FARTHEST, Math.min(FARTHEST, -eta[c] - u)));
        }

        /**
         * √ of Y's variance given u over that of a binomial with the same mean: [Σ share p (1 − p) / (p̄ (1 − p̄))]^½.
         */
        double narrower(double u) {
            double yes = 0;
            double no = 0;
            double within = 0;
            for (int c = 0; c < eta.length; c++) {
                double against = odds(c, u);
                double p = share[c] / (1 + against);
                yes += p;
                no += p * against;
                within += p * against / (1 + against);
            }
            return Math.max(NARROWEST, Math.sqrt(within / (yes * no)));
        }

        /** T − u where t(u) = T: between the least and the greatest η. */
        double offset(double t, double start) {
            double offset = start;
            for (int step = 0; step < STEPS; step++) {
                double yes = 0;
                double no = 0;
                double slope = 0;
                for (int c = 0; c < eta.length; c++) {
                    double against = odds(c, t - offset);
                    double p = share[c] / (1 + against);
                    yes += p;
                    no += p * against;
                    slope += p * against / (1 + against);
                }
                // Newton's step on the logit scale, on which t(u) is nearly straight
                double by = (Math.log(yes / no) - t) * yes * no / slope;
                offset = Math.min(greatest, Math.max(least, offset + by));
                if (Math.abs(by) < NEAR) {
                    break;
                }
            }
            return offset;
        }
    }
}
