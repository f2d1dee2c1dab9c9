package org.regionwise.engine.binomial;

import org.regionwise.engine.numeric.StandardNormal;

/**
 * The distribution of region effects divided by σ, as a mixture of normal distributions about 0: the normal itself, or
 * Student's t with ν degrees of freedom, t = v/√w, v ~ N(0, 1), w ~ Gamma(ν/2, rate ν/2), by the trapezoidal rule over
 * s = −½ log w. Whatever is known of normal effects then serves for each part. Andrews &amp; Mallows (1974), J. R.
 * Stat. Soc. B 36.
 *
 * @param degrees ν, above 2; infinite for the normal
 * @param scale of each part, ascending
 * @param weight of each part; they sum to 1
 */
public record ScaleMixture(double degrees, double[] scale, double[] weight) {
    /** One part. */
    public static final ScaleMixture NORMAL =
            new ScaleMixture(Double.POSITIVE_INFINITY, new double[] {1}, new double[] {1});

    /**
     * Of the rule: normals so far apart in s sum to a smooth density, to 1e-5 of its height, but none farther than the
     * standard deviation of s makes smooth.
     */
    private static final double WIDEST = 0.45;

    private static final double STEP = 1.25;
    /** Share of the distribution that may lie beyond the outermost parts. */
    private static final double LEFT_OUT = 2e-5;

    /** Of s, on either side of 0, where the rule begins and ends. */
    private static final double LEAST_SCALE = -3;

    private static final double FARTHEST = 8;
    private static final int HALVINGS = 60;

    /**
     * Student's t.
     *
     * @param degrees ν, above 2
     */
    public static ScaleMixture student(double degrees) {
        double half = 2 / degrees;
        // √(ψ'(ν/2))/2
        double deviation = Math.sqrt(half * (1 + half * (0.5 + half / 6))) / 2;
        double step = Math.min(WIDEST, STEP * deviation);
        int from = (int) Math.floor(LEAST_SCALE / step);
        int to = (int) Math.ceil(FARTHEST / step);
        double[] all = new double[to - from + 1];
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            double s = (from + i) * step;
            // the density of s, up to a constant
            all[i] = Math.exp(-degrees * s - degrees / 2 * Math.expm1(-2 * s));
            sum += all[i];
        }
        int first = 0;
        for (double left = all[0]; left < LEFT_OUT * sum; left += all[first]) {
            first++;
        }
        int last = all.length - 1;
        for (double left = all[last]; left < LEFT_OUT * sum; left += all[last]) {
            last--;
        }
        double kept = 0;
        for (int i = first; i <= last; i++) {
            kept += all[i];
        }
        double[] scale = new double[last - first + 1];
        double[] weight = new double[scale.length];
        for (int q = 0; q < scale.length; q++) {
            scale[q] = Math.exp((from + first + q) * step);
            weight[q] = all[first + q] / kept;
        }
        return new ScaleMixture(degrees, scale, weight);
    }

    /** Number of parts. */
    public int size() {
        return scale.length;
    }

    /** Standard deviation: √(ν/(ν − 2)), or 1. */
    public double deviation() {
        return size() == 1 ? 1 : Math.sqrt(degrees / (degrees - 2));
    }

    /**
     * Median of the distance between two draws, by that of two normal ones: what σ must be multiplied by for the median
     * odds ratio.
     */
    public double medianDistance() {
        double low = 0;
        double high = scale[scale.length - 1];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double below = 0;
            for (int q = 0; q < size(); q++) {
                for (int r = 0; r < size(); r++) {
                    below += weight[q]
                            * weight[r]
                            * StandardNormal.below(MedianOddsRatio.UPPER_QUARTILE
                                    * Math.sqrt(2)
                                    * middle
                                    / Math.hypot(scale[q], scale[r]));
                }
            }
            if (below < 0.75) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return size() == 1 ? 1 : (low + high) / 2;
    }

    /** log Σ_q weight_q e^(logs_q). */
    public double logSum(double[] logs) {
        if (size() == 1) {
            return logs[0];
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < size(); q++) {
            largest = Math.max(largest, logs[q]);
        }
        double sum = 0;
        for (int q = 0; q < size(); q++) {
            sum += weight[q] * Math.exp(logs[q] - largest);
        }
        return largest + Math.log(sum);
    }

    /**
     * The part that a number from 0 to 1 falls to, where part q has the share weight_q e^(logs_q) of all.
     *
     * @param logs of each part; null for all equal
     */
    public int part(double[] logs, double place) {
        double all = logs == null ? 0 : logSum(logs);
        double below = 0;
        for (int q = 0; q < size() - 1; q++) {
            below += weight[q] * (logs == null ? 1 : Math.exp(logs[q] - all));
            if (place < below) {
                return q;
            }
        }
        return size() - 1;
    }
}
