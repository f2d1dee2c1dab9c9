package org.regionwise.engine.numeric;

/**
 * Student's t with four degrees of freedom: tails heavy enough to cover a posterior's, and all in closed form. Shaw
 * (2006).
 */
public final class StudentFour {
    private StudentFour() {}

    /** The quantile of a probability in (0, 1). */
    public static double quantile(double probability) {
        double alpha = 4 * probability * (1 - probability);
        double root = Math.sqrt(alpha);
        double q = Math.cos(Math.acos(Math.min(1, root)) / 3) / root;
        return Math.signum(probability - 0.5) * 2 * Math.sqrt(Math.max(0, q - 1));
    }

    /** log of the density, 3/8 (1 + x²/4)^(−5/2). */
    public static double logDensity(double x) {
        return Math.log(3.0 / 8) - 2.5 * Math.log1p(x * x / 4);
    }
}
