package org.regionwise.engine.binomial;

import java.util.SplittableRandom;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/**
 * Exact draws of a region's v given its counts and (β, σ), by rejection under a hull of three tangents to its
 * log-concave density: flat at the mode, and one on either side. Gilks &amp; Wild (1992), Appl. Stat. 41, without
 * adaptation. A reusable working space: not for use by several threads.
 */
public final class RegionDraw {
    /** Where the outer tangents touch, in units of τ; near the best for a normal density. */
    private static final double TOUCH = 1.35;

    private final Cells cells;

    private int first;
    private int end;
    private double[] eta;
    private double sigma;
    /** Log density at the mode. */
    private double top;
    /** Where the flat part of the hull ends. */
    private double left;

    private double right;
    /** Areas of the hull's tails beyond, its height at the mode being 1. */
    private double leftTail;

    private double rightTail;

    /** Draws in regions of the cells. */
    public RegionDraw(Cells cells) {
        this.cells = cells;
    }

    /**
     * Takes region j and builds the hull, for any number of draws.
     *
     * @param eta linear predictors of region j's cells, its first cell first; kept, not copied
     * @param mode v̂_j
     * @param tau τ_j
     */
    public void condition(int j, double[] eta, double sigma, double mode, double tau) {
        this.first = cells.start(j);
        this.end = cells.start(j + 1);
        this.eta = eta;
        this.sigma = sigma;
        double touch = TOUCH * tau;
        top = logDensity(mode);
        double leftSlope = slope(mode - touch);
        double rightSlope = -slope(mode + touch);
        // where the tangents reach the height of the mode
        left = mode - touch + (top - logDensity(mode - touch)) / leftSlope;
        right = mode + touch - (top - logDensity(mode + touch)) / rightSlope;
        leftTail = 1 / leftSlope;
        rightTail = 1 / rightSlope;
    }

    /** One draw of π_j. */
    public double prevalence(SplittableRandom random) {
        return prevalence(effect(random));
    }

    /** π_j at v. */
    public double prevalence(double v) {
        double sum = 0;
        for (int c = first; c < end; c++) {
            sum += cells.share(c) * Logistic.probability(eta[c - first] + sigma * v);
        }
        return sum;
    }

    /** One draw of v_j. */
    public double effect(SplittableRandom random) {
        double middle = right - left;
        double total = leftTail + middle + rightTail;
        while (true) {
            double place = random.nextDouble() * total;
            double v;
            double hull;
            if (place < middle) {
                v = left + place;
                hull = 0;
            } else {
                double fall = -Math.log(1 - random.nextDouble());
                hull = -fall;
                v = place < middle + leftTail ? left - fall * leftTail : right + fall * rightTail;
            }
            if (Math.log(1 - random.nextDouble()) <= logDensity(v) - top - hull) {
                return v;
            }
        }
    }

    private double logDensity(double v) {
        double f = -v * v / 2;
        for (int c = first; c < end; c++) {
            double h = eta[c - first] + sigma * v;
            f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + Math.exp(-Math.abs(h))));
        }
        return f;
    }

    private double slope(double v) {
        double derivative = -v;
        for (int c = first; c < end; c++) {
            double probability = Logistic.probability(eta[c - first] + sigma * v);
            derivative += sigma * (cells.successes(c) - cells.trials(c) * probability);
        }
        return derivative;
    }
}
