package org.regionwise.engine.binomial;

import java.util.Arrays;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.interpolation.QuinticHermite;

/**
 * The one-dimensional posterior of a region's random effect u_j given its counts and (β, σ), σ &gt; 0, on an even grid
 * of v = u/σ: exp f(v). Moments by the trapezoidal rule (geometric convergence for these log-concave densities), the
 * distribution function by Hermite's rule with two derivatives at either end of a panel, between the nodes by its
 * quintic Hermite interpolant: both of sixth order in the step. A reusable working space: not for use by several
 * threads.
 */
public final class RegionPosterior {
    /** Fine enough for quantiles good to 1e-7. */
    static final double FINE_STEP = 0.07;

    static final double FINE_NEGLIGIBLE = 40;

    private static final int FEWEST_PANELS = 12;
    private static final int MOST_PANELS = 4096;

    private final Cells cells;
    private final double fineness;
    private final double negligible;
    private final RegionMode top;

    private int first;
    private int end;
    private double[] eta;
    private int offset;
    private double sigma;

    private double mode;
    private double start;
    private double step;
    private int panels;
    private double[] density = new double[FEWEST_PANELS + 1];
    private double[] cumulative = new double[FEWEST_PANELS + 1];
    private double[] slope = new double[FEWEST_PANELS + 1];
    /** π_j at the nodes. */
    private double[] prevalence = new double[FEWEST_PANELS + 1];

    /**
     * @param fineness grid step in units of the narrower of the posterior's width and the logistic's
     * @param negligible how far f may fall below its maximum before the density is left out
     */
    public RegionPosterior(Cells cells, double fineness, double negligible) {
        this.cells = cells;
        this.fineness = fineness;
        this.negligible = negligible;
        this.top = new RegionMode(cells);
    }

    /** One fine enough for quantiles good to 1e-7. */
    public static RegionPosterior fine(Cells cells) {
        return new RegionPosterior(cells, FINE_STEP, FINE_NEGLIGIBLE);
    }

    /**
     * Takes region j at given linear predictors and σ, and finds its posterior.
     *
     * @param eta linear predictors of its cells; kept, not copied
     * @param offset the cell whose linear predictor stands first in {@code eta}
     * @param near where the search for the mode begins
     */
    public void condition(int j, double[] eta, int offset, double sigma, double near) {
        this.first = cells.start(j);
        this.end = cells.start(j + 1);
        this.eta = eta;
        this.offset = offset;
        this.sigma = sigma;
        top.find(j, eta, offset, sigma, near);
        mode = top.mode;
        double height = logDensity(mode);
        start = edge(height, -top.tau);
        double width = edge(height, top.tau) - start;
        double fine = fineness * Math.min(top.tau, 1 / sigma);
        panels = (int) Math.min(Math.max(Math.ceil(width / fine), FEWEST_PANELS), MOST_PANELS);
        step = width / panels;
        if (density.length < panels + 1) {
            density = new double[panels + 1];
            cumulative = new double[panels + 1];
            slope = new double[panels + 1];
            prevalence = new double[panels + 1];
        }
        tabulate(height);
    }

    private void tabulate(double height) {
        double curveBefore = 0;
        for (int i = 0; i <= panels; i++) {
            double v = start + i * step;
            double f = -v * v / 2;
            double derivative = -v;
            double second = -1;
            double average = 0;
            for (int c = first; c < end; c++) {
                double h = eta[c - offset] + sigma * v;
                double e = Math.exp(-Math.abs(h));
                double probability = h >= 0 ? 1 / (1 + e) : e / (1 + e);
                second -= sigma * sigma * cells.trials(c) * probability * (1 - probability);
                f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + e));
                derivative += sigma * (cells.successes(c) - cells.trials(c) * probability);
                average += cells.share(c) * probability;
            }
            prevalence[i] = average;
            density[i] = Math.exp(f - height);
            slope[i] = density[i] * derivative;
            double curve = density[i] * (derivative * derivative + second);
            cumulative[i] = i == 0
                    ? 0
                    : cumulative[i - 1]
                            + step * (density[i - 1] + density[i]) / 2
                            + step * step * (slope[i - 1] - slope[i]) / 10
                            + step * step * step * (curveBefore + curve) / 120;
            curveBefore = curve;
        }
        double mass = cumulative[panels];
        for (int i = 0; i <= panels; i++) {
            density[i] /= mass;
            cumulative[i] /= mass;
            slope[i] /= mass;
        }
    }

    private double logDensity(double v) {
        double f = -v * v / 2;
        for (int c = first; c < end; c++) {
            double h = eta[c - offset] + sigma * v;
            f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + Math.exp(-Math.abs(h))));
        }
        return f;
    }

    /** First point in steps away from the mode where the density is negligible; f'' ≤ −1 bounds the way. */
    private double edge(double height, double by) {
        double distance = Math.sqrt(2 * negligible) * by * 0.95;
        while (height - logDensity(mode + distance) < negligible) {
            distance *= 1.1;
        }
        return mode + distance;
    }

    /** Number of nodes of u on which the posterior stands. */
    public int nodes() {
        return panels + 1;
    }

    /** u at a node. */
    public double effect(int node) {
        return sigma * (start + node * step);
    }

    /** What a node weighs in means over the posterior; the weights sum to 1. */
    public double weight(int node) {
        return step * density[node];
    }

    /** The u with P(u_j ≤ u | y) = probability. */
    public double effectQuantile(double probability) {
        return sigma * quantile(probability);
    }

    /** Mode of u. */
    public double mode() {
        return sigma * mode;
    }

    /** E[u | y]. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i <= panels; i++) {
            sum += density[i] * (start + i * step);
        }
        return sigma * step * sum;
    }

    /** √Var(u | y). */
    public double standardDeviation() {
        double mean = mean() / sigma;
        double sum = 0;
        for (int i = 0; i <= panels; i++) {
            double distance = start + i * step - mean;
            sum += density[i] * distance * distance;
        }
        return sigma * Math.sqrt(step * sum);
    }

    /** π_j at u = σv: the region's cells' probabilities averaged by their shares. */
    double prevalence(double v) {
        double sum = 0;
        for (int c = first; c < end; c++) {
            sum += cells.share(c) * Logistic.probability(eta[c - offset] + sigma * v);
        }
        return sum;
    }

    /** E[π_j | y] and √Var(π_j | y). */
    double[] prevalenceMoments() {
        double mean = 0;
        double square = 0;
        // about the value at the mode, so that the variance does not cancel
        double about = prevalence(mode);
        for (int i = 0; i <= panels; i++) {
            double distance = prevalence[i] - about;
            mean += step * density[i] * distance;
            square += step * density[i] * distance * distance;
        }
        return new double[] {about + mean, Math.sqrt(Math.max(0, square - mean * mean))};
    }

    /** The π with P(π_j ≤ π | y) = probability; π_j rises with u_j, so it is π at u's quantile. */
    double prevalenceQuantile(double probability) {
        return prevalence(quantile(probability));
    }

    /** The v with P(V ≤ v | y) = probability. */
    double quantile(double probability) {
        int i = Arrays.binarySearch(cumulative, 0, panels + 1, probability);
        return quantile(probability, Math.min(Math.max(i >= 0 ? i : -i - 1, 1), panels), 1e-14);
    }

    /** The same for ascending probabilities, to 1e-9 of a panel. */
    public void quantiles(double[] probabilities, double[] values) {
        int right = 1;
        for (int k = 0; k < probabilities.length; k++) {
            while (right < panels && cumulative[right] < probabilities[k]) {
                right++;
            }
            values[k] = quantile(probabilities[k], right, 1e-9);
        }
    }

    /** @param right the node where the panel ends that it lies in */
    private double quantile(double probability, int right, double exact) {
        int left = right - 1;
        double low = 0;
        double high = 1;
        double t = (probability - cumulative[left]) / (cumulative[right] - cumulative[left]);
        for (int newton = 0; newton < 60 && high - low > 1e-14; newton++) {
            double missed = hermite(left, t) - probability;
            if (missed < 0) {
                low = t;
            } else {
                high = t;
            }
            double from = t;
            double next = t - missed / (step * ((1 - t) * density[left] + t * density[right]));
            t = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(t - from) < exact) {
                break;
            }
        }
        return start + (left + t) * step;
    }

    /** P(V ≤ ·) at the fraction t of the panel that begins at node {@code left}. */
    private double hermite(int left, double t) {
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
