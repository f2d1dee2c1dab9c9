package org.regionwise.engine;

import java.util.Arrays;

/**
 * The one-dimensional posterior of a region's random effect u_j given its counts and (β, σ), σ &gt; 0, on a fine grid: exp
 * f(v), v = u/σ. Moments by the trapezoidal rule (geometric convergence for these log-concave densities), the
 * distribution function by the corrected trapezoidal rule, quantiles by inverting its cubic Hermite interpolant.
 */
final class RegionPosterior {
    /** Where f has fallen by this much below its maximum, the density is left out. */
    private static final double NEGLIGIBLE = 40;

    private static final int FEWEST_POINTS = 128;
    private static final int MOST_POINTS = 4096;
    /** Grid step in units of the narrower of the posterior's width and the logistic's. */
    private static final double STEP = 0.07;

    private final Cells cells;
    private final double[] eta;
    private final double sigma;
    private final int first;
    private final int end;

    private final double mode;
    private final double step;
    private final double[] node;
    /** Density of v at the nodes, normalised. */
    private final double[] density;
    /** P(v ≤ node). */
    private final double[] cumulative;
    /** π at the nodes. */
    private final double[] prevalence;

    RegionPosterior(Cells cells, int j, double[] eta, double sigma, RegionIntegral integral) {
        this.cells = cells;
        this.eta = eta;
        this.sigma = sigma;
        this.first = cells.start(j);
        this.end = cells.start(j + 1);
        integral.integrate(j, eta, sigma, 0);
        this.mode = integral.mode;
        double top = logDensity(mode);
        double low = edge(top, -integral.tau);
        double high = edge(top, integral.tau);
        double fine = STEP * Math.min(integral.tau, 1 / sigma);
        int panels = (int) Math.min(Math.max(Math.ceil((high - low) / fine), FEWEST_POINTS), MOST_POINTS);
        this.step = (high - low) / panels;
        this.node = new double[panels + 1];
        this.density = new double[panels + 1];
        this.cumulative = new double[panels + 1];
        this.prevalence = new double[panels + 1];
        double[] slope = new double[panels + 1];
        for (int i = 0; i <= panels; i++) {
            double v = low + i * step;
            double f = -v * v / 2;
            double slopeOfF = -v;
            for (int c = first; c < end; c++) {
                double h = eta[c] + sigma * v;
                double e = Math.exp(-Math.abs(h));
                double p = h >= 0 ? 1 / (1 + e) : e / (1 + e);
                f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + e));
                slopeOfF += sigma * (cells.successes(c) - cells.trials(c) * p);
                prevalence[i] += cells.share(c) * p;
            }
            node[i] = v;
            density[i] = Math.exp(f - top);
            slope[i] = density[i] * slopeOfF;
        }
        for (int i = 1; i <= panels; i++) {
            cumulative[i] = cumulative[i - 1]
                    + step * (density[i - 1] + density[i]) / 2
                    + step * step * (slope[i - 1] - slope[i]) / 12;
        }
        double mass = cumulative[panels];
        for (int i = 0; i <= panels; i++) {
            density[i] /= mass;
            cumulative[i] /= mass;
        }
    }

    private double logDensity(double v) {
        double f = -v * v / 2;
        for (int c = first; c < end; c++) {
            double h = eta[c] + sigma * v;
            f += cells.successes(c) * h - cells.trials(c) * (Math.max(h, 0) + Math.log(1 + Math.exp(-Math.abs(h))));
        }
        return f;
    }

    /** First point in steps away from the mode where the density is negligible; f'' ≤ −1 bounds the way at 9. */
    private double edge(double top, double by) {
        double distance = 6 * by;
        while (top - logDensity(mode + distance) < NEGLIGIBLE) {
            distance *= 1.25;
        }
        return mode + distance;
    }

    /** Mode of u. */
    double mode() {
        return sigma * mode;
    }

    /** E[u | y]. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < node.length; i++) {
            sum += density[i] * node[i];
        }
        return sigma * step * sum;
    }

    /** √Var(u | y). */
    double standardDeviation() {
        double mean = mean() / sigma;
        double sum = 0;
        for (int i = 0; i < node.length; i++) {
            sum += density[i] * (node[i] - mean) * (node[i] - mean);
        }
        return sigma * Math.sqrt(step * sum);
    }

    /** π_j at u = σv: the region's cells' probabilities averaged by their shares. */
    private double prevalence(double v) {
        double sum = 0;
        for (int c = first; c < end; c++) {
            sum += cells.share(c) * Logistic.probability(eta[c] + sigma * v);
        }
        return sum;
    }

    /** E[π_j | y] and √Var(π_j | y). */
    double[] prevalenceMoments() {
        double mean = 0;
        for (int i = 0; i < node.length; i++) {
            mean += step * density[i] * prevalence[i];
        }
        double variance = 0;
        for (int i = 0; i < node.length; i++) {
            variance += step * density[i] * (prevalence[i] - mean) * (prevalence[i] - mean);
        }
        return new double[] {mean, Math.sqrt(variance)};
    }

    /** The π with P(π_j ≤ π | y) = probability; π_j rises with u_j, so it is π at u's quantile. */
    double prevalenceQuantile(double probability) {
        return prevalence(quantile(probability));
    }

    private double quantile(double probability) {
        int i = Arrays.binarySearch(cumulative, probability);
        int right = i >= 0 ? Math.max(i, 1) : Math.min(Math.max(-i - 1, 1), node.length - 1);
        int left = right - 1;
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 60 && high - low > 1e-14; halving++) {
            double t = (low + high) / 2;
            if (hermite(left, t) < probability) {
                low = t;
            } else {
                high = t;
            }
        }
        return node[left] + step * (low + high) / 2;
    }

    /** P(v ≤ ·) at the fraction t of the panel that begins at node {@code left}. */
    private double hermite(int left, double t) {
        double rest = 1 - t;
        return cumulative[left] * rest * rest * (1 + 2 * t)
                + cumulative[left + 1] * t * t * (3 - 2 * t)
                + step * t * rest * (density[left] * rest - density[left + 1] * t);
    }
}
