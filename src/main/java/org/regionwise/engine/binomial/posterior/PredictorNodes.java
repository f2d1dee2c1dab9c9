package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;

/**
 * The posterior of one region's a = x'β given λ as weighted nodes, close enough for normals about them to
 * run into one another: of a gamma distribution with the mean, variance and skewness that the slice has (a normal one,
 * where there is no skewness), or the points of the slice themselves. A reusable working space: not for use by several
 * threads.
 */
final class PredictorNodes {
    /** How far nodes reach, in standard deviations of a, and how far apart they lie at most. */
    private static final double REACH = 5.5;

    private static final double WIDEST = 0.8;
    private static final double WIDEST_OF_GRID = 0.5;
    /** How far apart, in units of what is laid about them. */
    private static final double OVERLAP = 1.6;
    /** What is laid about nodes at least, in standard deviations of a: nodes in order, and points without. */
    private static final double NARROW = 0.1;

    private static final double WIDE = 0.04;
    /** Nodes that points are shared out to, however far apart the outermost lie. */
    private static final int MOST = 4000;

    private static final double NEGLIGIBLE = 1e-10;
    private static final double SYMMETRIC = 1e-3;
    private static final double MOST_SKEWNESS = 1.2;

    private double[] at = new double[64];
    private double[] weight = new double[64];
    private int size;
    private BetaMoments.Linear moments;
    private double least;
    private boolean even;

    /**
     * @param moments of x'β in the slice
     * @param x as the scaled design has its rows
     * @param fromPoints whether to take the slice's own points; one coefficient always does
     * @param spread standard deviation of what is laid about the nodes
     */
    void take(SigmaSlice slice, BetaMoments.Linear moments, double[] x, boolean fromPoints, double spread) {
        this.moments = moments;
        least = moments.deviation() * (fromPoints && x.length > 1 ? WIDE : NARROW);
        size = 0;
        even = !fromPoints && x.length > 1;
        if (x.length == 1) {
            takeGrid(slice, x[0], spread);
            return;
        }
        if (fromPoints) {
            takePoints(slice, x);
            return;
        }
        double step = Math.min(WIDEST, OVERLAP * Math.max(spread, least) / moments.deviation());
        double skewness = Math.max(-MOST_SKEWNESS, Math.min(MOST_SKEWNESS, moments.skewness()));
        int nodes = 2 * (int) Math.ceil(REACH * (1 + Math.abs(skewness) / 2) / step) + 1;
        room(nodes);
        double sum = 0;
        for (int i = 0; i < nodes; i++) {
            double z = (i - nodes / 2) * step;
            double density = Math.exp(logDensity(z, skewness));
            at[i] = moments.mean() + moments.deviation() * z;
            weight[i] = density;
            sum += density;
        }
        for (int i = 0; i < nodes; i++) {
            weight[i] /= sum;
        }
        size = nodes;
    }

    /** Of a grid of β every so many, which the trapezoidal rule does as well with. */
    private void takeGrid(SigmaSlice slice, double x, double spread) {
        double farthest = Math.min(WIDEST_OF_GRID * moments.deviation(), OVERLAP * Math.max(spread, least));
        int every = Math.max(1, (int) (farthest / (Math.abs(x) * slice.gridStep())));
        room(slice.size());
        double sum = 0;
        for (int i = every / 2; i < slice.size(); i += every) {
            if (slice.weight(i) > NEGLIGIBLE) {
                at[size] = x * slice.beta(i)[0];
                weight[size++] = slice.weight(i);
                sum += slice.weight(i);
            }
        }
        for (int i = 0; i < size; i++) {
            weight[i] /= sum;
        }
    }

    /** The points' weights shared out to the even places on either side, so that their mean stays. */
    private void takePoints(SigmaSlice slice, double[] x) {
        double[] a = new double[slice.size()];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < x.length; k++) {
                a[i] += x[k] * slice.beta(i)[k];
            }
            if (slice.weight(i) > NEGLIGIBLE) {
                lowest = Math.min(lowest, a[i]);
                highest = Math.max(highest, a[i]);
            }
        }
        least = Math.max(least, (highest - lowest) / MOST);
        size = (int) Math.ceil((highest - lowest) / least) + 2;
        room(size);
        for (int i = 0; i < size; i++) {
            at[i] = lowest + i * least;
            weight[i] = 0;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            if (slice.weight(i) > NEGLIGIBLE) {
                double position = (a[i] - lowest) / least;
                int left = (int) position;
                weight[left] += slice.weight(i) * (1 - position + left);
                weight[left + 1] += slice.weight(i) * (position - left);
                sum += slice.weight(i);
            }
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (weight[i] > 0) {
                at[kept] = at[i];
                weight[kept++] = weight[i] / sum;
            }
        }
        size = kept;
    }

    /**
     * Of a standardised gamma distribution, mirrored where the skewness is negative, up to a constant; a normal where
     * there is none.
     */
    static double logDensity(double z, double skewness) {
        if (Math.abs(skewness) < SYMMETRIC) {
            return -z * z / 2;
        }
        double shape = 4 / (skewness * skewness);
        double tilt = z * skewness / 2;
        return tilt <= -1 ? Double.NEGATIVE_INFINITY : (shape - 1) * Math.log1p(tilt) - shape * tilt;
    }

    private void room(int nodes) {
        if (at.length < nodes) {
            at = Arrays.copyOf(at, nodes);
            weight = Arrays.copyOf(weight, nodes);
        }
    }

    int size() {
        return size;
    }

    double at(int i) {
        return at[i];
    }

    /** They sum to 1. */
    double weight(int i) {
        return weight[i];
    }

    /** Whether they follow a distribution by its moments, and are not points. */
    boolean even() {
        return even;
    }

    BetaMoments.Linear moments() {
        return moments;
    }

    /** Spread below which normals about the nodes would stand apart. */
    double least() {
        return least;
    }
}
