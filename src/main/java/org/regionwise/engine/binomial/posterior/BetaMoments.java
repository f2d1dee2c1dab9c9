package org.regionwise.engine.binomial.posterior;

import org.regionwise.engine.numeric.Cholesky;

/**
 * Mean, covariance and third central moments of β given λ, in the units in which its curvature is 1: enough for those
 * of any x'β. Immutable, and safe for use by several threads.
 */
final class BetaMoments {
    /** Least variance, of that by curvature: points of which one weighs all would have none. */
    private static final double LEAST = 1e-4;

    private static final double NOTHING = 1e-12;

    private final Conditional at;
    private final double[] mean;
    private final double[] covariance;
    private final double[] third;

    private BetaMoments(Conditional at, double[] mean, double[] covariance, double[] third) {
        this.at = at;
        this.mean = mean;
        this.covariance = covariance;
        this.third = third;
    }

    /**
     * Of weighted points z.
     *
     * @param base weights of the same points for a normal distribution stretched below and above 0, by which their
     *     moments are corrected; null for none
     */
    static BetaMoments of(Conditional at, double[][] z, double[] weight, double[] base, double[][] stretch) {
        BetaMoments plain = of(at, z, weight);
        if (base == null) {
            return plain;
        }
        int p = plain.mean.length;
        BetaMoments normal = of(at, z, base);
        double[] mean = plain.mean.clone();
        double[] covariance = plain.covariance.clone();
        double[] third = plain.third.clone();
        for (int i = 0; i < third.length; i++) {
            third[i] -= normal.third[i];
        }
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] -= normal.covariance[i];
        }
        for (int k = 0; k < p; k++) {
            double below = stretch[0][k];
            double above = stretch[1][k];
            // E[z], E[z²] and E[z³] of the normal stretched by different amounts below and above
            double first = Math.sqrt(2 / Math.PI) * (above - below);
            double second = above * above - above * below + below * below;
            double cube = 2 * Math.sqrt(2 / Math.PI) * (above - below) * (above * above + below * below);
            mean[k] += first - normal.mean[k];
            covariance[k * p + k] += second - first * first;
            third[(k * p + k) * p + k] += cube - 3 * first * second + 2 * first * first * first;
        }
        if (!Cholesky.factor(covariance.clone(), p)) {
            // stretched so far that a normal says nothing of it
            return plain;
        }
        return new BetaMoments(at, mean, covariance, third);
    }

    private static BetaMoments of(Conditional at, double[][] z, double[] weight) {
        int p = z[0].length;
        double[] mean = new double[p];
        double[] covariance = new double[p * p];
        double[] third = new double[p * p * p];
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < p; k++) {
                mean[k] += weight[i] * z[i][k];
            }
        }
        double[] off = new double[p];
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < p; k++) {
                off[k] = z[i][k] - mean[k];
            }
            for (int k = 0; k < p; k++) {
                for (int l = 0; l <= k; l++) {
                    double product = weight[i] * off[k] * off[l];
                    covariance[k * p + l] += product;
                    for (int r = 0; r <= l; r++) {
                        third[(k * p + l) * p + r] += product * off[r];
                    }
                }
            }
        }
        for (int k = 0; k < p; k++) {
            for (int l = 0; l < p; l++) {
                for (int r = 0; r < p; r++) {
                    int most = Math.max(k, Math.max(l, r));
                    int least = Math.min(k, Math.min(l, r));
                    int middle = k + l + r - most - least;
                    third[(k * p + l) * p + r] = third[(most * p + middle) * p + least];
                }
                covariance[k * p + l] = covariance[Math.max(k, l) * p + Math.min(k, l)];
            }
        }
        return new BetaMoments(at, mean, covariance, third);
    }

    /** Of the coordinates in which the curvature is 1; not copied. */
    double[] mean() {
        return mean;
    }

    /** Row by row; not copied. */
    double[] covariance() {
        return covariance;
    }

    /** The largest skewness along any of the axes, without its sign. */
    double skewness() {
        int p = mean.length;
        double largest = 0;
        for (int k = 0; k < p; k++) {
            largest = Math.max(largest, Math.abs(third[(k * p + k) * p + k]) / Math.pow(covariance[k * p + k], 1.5));
        }
        return largest;
    }

    /** Of x'β: mean, standard deviation and skewness. */
    record Linear(double mean, double deviation, double skewness) {}

    /** @param x as the scaled design has its rows */
    Linear of(double[] x) {
        int p = mean.length;
        double[] along = at.along(x);
        double centre = at.centre(x);
        double variance = 0;
        double byCurvature = 0;
        double cube = 0;
        for (int k = 0; k < p; k++) {
            centre += along[k] * mean[k];
            byCurvature += along[k] * along[k];
            double square = 0;
            double inner = 0;
            for (int l = 0; l < p; l++) {
                square += along[l] * covariance[k * p + l];
                double most = 0;
                for (int r = 0; r < p; r++) {
                    most += along[r] * third[(k * p + l) * p + r];
                }
                inner += along[l] * most;
            }
            variance += along[k] * square;
            cube += along[k] * inner;
        }
        double deviation = Math.sqrt(Math.max(variance, LEAST * byCurvature + NOTHING));
        return new Linear(centre, deviation, cube / (deviation * deviation * deviation));
    }
}
