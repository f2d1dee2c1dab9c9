package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.interpolation.QuinticHermite;

/**
 * A density of t = logit π on an even grid, and what is read of it. Not scaled beforehand, so that <b>its mass checks
 * it</b>. A reusable working space: not for use by several threads.
 */
final class LogitDensity {
    private static final int FEWEST = 32;
    private static final int MOST = 2000;
    private static final int NEWTON_STEPS = 50;

    /** Of the step asked for, from which a grid is too coarse for what was to be laid on it. */
    private static final double COARSER = 1.01;
    /** Spread of a normal, in steps of a grid, from which its sum over the nodes is its mass, to 1e-5. */
    private static final double NARROWEST = 0.8;

    private double start;
    private double step;
    private int last;
    private double narrowest;
    private double mass;
    private double[] density = new double[0];
    private double[] slope = new double[0];
    private double[] cumulative = new double[0];

    /** An empty grid between two places, its step {@code fine} or nearly. */
    void clear(double from, double to, double fine) {
        start = from;
        last = (int) Math.min(MOST, Math.max(FEWEST, Math.ceil((to - from) / fine)));
        step = (to - from) / last;
        narrowest = step > fine * COARSER ? NARROWEST * step : 0;
        if (density.length <= last) {
            density = new double[last + 1];
            slope = new double[last + 1];
            cumulative = new double[last + 1];
        }
        Arrays.fill(density, 0, last + 1, 0);
        Arrays.fill(slope, 0, last + 1, 0);
    }

    /** t at a node. */
    double at(int i) {
        return start + i * step;
    }

    double start() {
        return start;
    }

    double step() {
        return step;
    }

    /** Spread that a normal must have to keep its mass, where the grid is coarser than was asked for; else 0. */
    double narrowest() {
        return narrowest;
    }

    /** Number of the last node. */
    int last() {
        return last;
    }

    /** To be written to; so is {@link #slope}. */
    double[] density() {
        return density;
    }

    double[] slope() {
        return slope;
    }

    /** Works out slopes from the density, to the fourth order. */
    void difference() {
        for (int i = 2; i < last - 1; i++) {
            slope[i] = (8 * (density[i + 1] - density[i - 1]) - density[i + 2] + density[i - 2]) / (12 * step);
        }
    }

    /** Sums up, once density and slopes are written. */
    void sum() {
        mass = 0;
        for (int i = 0; i <= last; i++) {
            mass += step * density[i];
        }
        for (int i = 0; i <= last; i++) {
            density[i] /= mass;
            slope[i] /= mass;
            cumulative[i] = i == 0
                    ? 0
                    : cumulative[i - 1]
                            + step * (density[i - 1] + density[i]) / 2
                            + step * step * (slope[i - 1] - slope[i]) / 12;
        }
    }

    /** |∫ p(t) dt − 1| of what was written. */
    double massError() {
        return Double.isNaN(mass) ? 1 : Math.abs(mass - 1);
    }

    /** Of π. */
    PosteriorSummary summary(double level) {
        double about = Logistic.probability(quantile(0.5));
        double first = 0;
        double second = 0;
        for (int i = 0; i <= last; i++) {
            double off = Logistic.probability(start + i * step) - about;
            first += step * density[i] * off;
            second += step * density[i] * off * off;
        }
        return new PosteriorSummary(
                about + first,
                Math.sqrt(Math.max(0, second - first * first)),
                about,
                Logistic.probability(quantile((1 - level) / 2)),
                Logistic.probability(quantile((1 + level) / 2)));
    }

    /** The middle half of π. */
    Interval half() {
        return new Interval(Logistic.probability(quantile(0.25)), Logistic.probability(quantile(0.75)));
    }

    /**
     * What is told of the region whose density this is.
     *
     * @param threshold of which the probability to exceed it is told; NaN for none
     * @param effectSquare E[u²]
     */
    RegionMarginal marginal(
            double level,
            double threshold,
            double synthetic,
            double mode,
            double effect,
            double effectSquare,
            double shrinkage) {
        return new RegionMarginal(
                summary(level),
                half(),
                Double.isNaN(threshold) ? Double.NaN : 1 - below(threshold),
                synthetic,
                mode,
                effect,
                Math.sqrt(Math.max(0, effectSquare - effect * effect)),
                shrinkage);
    }

    /** P(π ≤ prevalence), for a prevalence in (0, 1). */
    double below(double prevalence) {
        double position = (Logistic.logit(prevalence) - start) / step;
        if (position <= 0) {
            return 0;
        }
        if (position >= last) {
            return 1;
        }
        int left = (int) position;
        return Math.min(1, Math.max(0, between(left, position - left) / cumulative[last]));
    }

    private double quantile(double probability) {
        double wanted = probability * cumulative[last];
        int found = Arrays.binarySearch(cumulative, 0, last + 1, wanted);
        int left = Math.min(Math.max(found >= 0 ? found : -found - 2, 0), last - 1);
        double low = 0;
        double high = 1;
        double t = (wanted - cumulative[left]) / Math.max(1e-300, cumulative[left + 1] - cumulative[left]);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double missed = between(left, t) - wanted;
            if (missed > 0) {
                high = t;
            } else {
                low = t;
            }
            double before = t;
            double next = t - missed / (step * ((1 - t) * density[left] + t * density[left + 1]));
            t = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(t - before) < 1e-10) {
                break;
            }
        }
        return start + (left + t) * step;
    }

    private double between(int left, double t) {
        return QuinticHermite.at(
                t,
                cumulative[left],
                cumulative[left + 1],
                step * density[left],
                step * density[left + 1],
                step * step * slope[left],
                step * step * slope[left + 1]);
    }
}
