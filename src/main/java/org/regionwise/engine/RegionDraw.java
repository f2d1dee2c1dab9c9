package org.regionwise.engine;

import java.util.SplittableRandom;

/**
 * Exact draws of a region's v given its counts and (β, σ), by rejection under a hull of three tangents to its log-concave
 * density: flat at the mode, and one on either side. Gilks &amp; Wild (1992), Appl. Stat. 41, without adaptation. A
 * reusable working space: not for use by several threads.
 */
final class RegionDraw {
    /** Where the outer tangents touch, in units of τ; near the best for a normal density. */
    private static final double TOUCH = 1.35;

    private final Cells cells;

    private int first;
    private int end;
    private double[] eta;
    private double sigma;
    private double value;
    private double slope;

    RegionDraw(Cells cells) {
        this.cells = cells;
    }

    /**
     * One draw of π_j.
     *
     * @param eta linear predictors of region j's cells, its first cell first
     * @param mode v̂_j
     * @param tau τ_j
     */
    double prevalence(int j, double[] eta, double sigma, double mode, double tau, SplittableRandom random) {
        double v = effect(j, eta, sigma, mode, tau, random);
        double sum = 0;
        for (int c = first; c < end; c++) {
            sum += cells.share(c) * Logistic.probability(eta[c - first] + sigma * v);
        }
        return sum;
    }

    /** One draw of v_j; the parameters are those of {@link #prevalence}. */
    double effect(int j, double[] eta, double sigma, double mode, double tau, SplittableRandom random) {
        this.first = cells.start(j);
        this.end = cells.start(j + 1);
        this.eta = eta;
        this.sigma = sigma;
        return draw(mode, tau, random);
    }

    private double draw(double mode, double tau, SplittableRandom random) {
        evaluate(mode);
        double top = value;
        double touch = TOUCH * tau;
        evaluate(mode - touch);
        double leftSlope = slope;
        // where the left tangent reaches the height of the mode
        double left = mode - touch + (top - value) / leftSlope;
        evaluate(mode + touch);
        double rightSlope = -slope;
        double right = mode + touch - (top - value) / rightSlope;
        double middle = right - left;
        double total = 1 / leftSlope + middle + 1 / rightSlope;
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
                v = place < middle + 1 / leftSlope ? left - fall / leftSlope : right + fall / rightSlope;
            }
            evaluate(v);
            if (Math.log(1 - random.nextDouble()) <= value - top - hull) {
                return v;
            }
        }
    }

    /** f and f' at v. */
    private void evaluate(double v) {
        double f = -v * v / 2;
        double derivative = -v;
        for (int c = first; c < end; c++) {
            double h = eta[c - first] + sigma * v;
            double e = Math.exp(-Math.abs(h));
            f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + e));
            double probability = h >= 0 ? 1 / (1 + e) : e / (1 + e);
            derivative += sigma * (cells.successes(c) - cells.trials(c) * probability);
        }
        value = f;
        slope = derivative;
    }
}
