package org.regionwise.engine.numeric;

/**
 * N(m, s²) restricted to [lower, upper] and renormalised, also where next to nothing of it lies within: everything is
 * told by logarithms of tails.
 */
public final class TruncatedNormal {
    /** Standard deviations beyond which a bound takes nothing away, 1e-19 of the mass. */
    private static final double FAR = 9;

    private static final int MOST_STEPS = 200;

    private final double mean;
    private final double deviation;
    private final double lower;
    private final double upper;
    private final boolean whole;
    /** Whether the lower tail at the bounds is the one to reckon in; otherwise everything is mirrored. */
    private final boolean mirrored;
    /** log Φ at the lower and the upper bound, after mirroring. */
    private final double logAtLower;

    private final double logAtUpper;

    /**
     * @param mean m of the normal before truncation
     * @param deviation s &gt; 0 of the same
     */
    public TruncatedNormal(double mean, double deviation, double lower, double upper) {
        this.mean = mean;
        this.deviation = deviation;
        this.lower = lower;
        this.upper = upper;
        double a = (lower - mean) / deviation;
        double b = (upper - mean) / deviation;
        this.whole = a <= -FAR && b >= FAR;
        this.mirrored = a > 0;
        this.logAtLower = whole ? Double.NEGATIVE_INFINITY : StandardNormal.logBelow(mirrored ? -b : a);
        this.logAtUpper = whole ? 0 : StandardNormal.logBelow(mirrored ? -a : b);
    }

    /** m of the normal before truncation. */
    public double mean() {
        return mean;
    }

    /** s of the normal before truncation. */
    public double deviation() {
        return deviation;
    }

    /** The lower bound. */
    public double lower() {
        return lower;
    }

    /** The upper bound. */
    public double upper() {
        return upper;
    }

    /** Whether the bounds are out of sight. */
    public boolean whole() {
        return whole;
    }

    /** P(θ ≤ x). */
    public double below(double x) {
        if (x <= lower) {
            return 0;
        }
        if (x >= upper) {
            return 1;
        }
        double z = (x - mean) / deviation;
        if (whole) {
            return StandardNormal.below(z);
        }
        double share = share(StandardNormal.logBelow(mirrored ? -z : z));
        return mirrored ? 1 - share : share;
    }

    /** (e^log − Φ(a))/(Φ(b) − Φ(a)). */
    private double share(double log) {
        double scale = -Math.expm1(logAtLower - logAtUpper);
        return Math.exp(log - logAtUpper) * -Math.expm1(logAtLower - log) / scale;
    }

    /** Density at x within the bounds. */
    public double density(double x) {
        double z = (x - mean) / deviation;
        double log = -z * z / 2 - StandardNormal.LOG_ROOT_TWO_PI;
        if (!whole) {
            log -= logAtUpper + Math.log(-Math.expm1(logAtLower - logAtUpper));
        }
        return Math.exp(log) / deviation;
    }

    /** The value with probability {@code probability} in (0, 1) below it. */
    public double quantile(double probability) {
        if (whole) {
            return mean + deviation * NormalQuantile.of(probability);
        }
        double p = mirrored ? 1 - probability : probability;
        // log of Φ(a) + p (Φ(b) − Φ(a))
        double log = logAtUpper + Math.log(p + (1 - p) * Math.exp(logAtLower - logAtUpper));
        double z;
        if (log > Math.log(0.5)) {
            double above =
                    (1 - p) * -Math.expm1(logAtLower - logAtUpper) * Math.exp(logAtUpper) - Math.expm1(logAtUpper);
            z = -inverse(Math.log(above));
        } else {
            z = inverse(log);
        }
        double value = mean + deviation * (mirrored ? -z : z);
        return Math.min(Math.max(value, lower), upper);
    }

    /** z ≤ 0 with log Φ(z) = log, by Newton's method on a concave function: after the first step from below only. */
    private static double inverse(double log) {
        double z = log < -1 ? -Math.sqrt(-2 * log) : -0.5;
        for (int i = 0; i < MOST_STEPS; i++) {
            double here = StandardNormal.logBelow(z);
            double slope = Math.exp(-z * z / 2 - StandardNormal.LOG_ROOT_TWO_PI - here);
            double step = (log - here) / slope;
            z += step;
            if (Math.abs(step) <= 1e-15 * Math.abs(z) + 1e-16) {
                break;
            }
        }
        return z;
    }
}
