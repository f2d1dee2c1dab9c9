package org.regionwise.engine.linear.unit;

import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.numeric.GaussLegendre;

/**
 * The scale on which an outcome Y &gt; −shift was modelled: ((Y + shift)^λ − 1)/λ, for λ = 0 its logarithm. Box &amp;
 * Cox (1964), J. R. Stat. Soc. B 26.
 *
 * @param lambda λ; 1 leaves the outcome as it is but for a constant, and without a bound
 * @param shift added before
 */
public record OutcomeScale(double lambda, double shift) {
    private static final double REACH = 10;
    private static final int PANELS = 20;

    /** log(Y + shift). */
    public static OutcomeScale logarithm(double shift) {
        return new OutcomeScale(0, shift);
    }

    /** The outcome on this scale; NaN where Y + shift is not positive. */
    public double of(double outcome) {
        if (lambda == 1) {
            return outcome + shift - 1;
        }
        double positive = outcome + shift;
        if (!(positive > 0)) {
            return Double.NaN;
        }
        return lambda == 0 ? Math.log(positive) : Math.expm1(lambda * Math.log(positive)) / lambda;
    }

    /** Rows with their outcome on this scale. */
    public LinearData of(LinearData rows) {
        double[] there = new double[rows.rows()];
        for (int i = 0; i < there.length; i++) {
            there[i] = of(rows.outcome(i));
        }
        return rows.withOutcome(there);
    }

    /**
     * Σ log |dz/dy| = (λ − 1) Σ log(y + shift): what a log-likelihood on this scale lacks to one of the outcome as it
     * was measured.
     */
    public double logJacobian(LinearData rows) {
        double sum = 0;
        for (int i = 0; i < rows.rows() && lambda != 1; i++) {
            sum += Math.log(rows.outcome(i) + shift);
        }
        return (lambda - 1) * sum;
    }

    /** Back from this scale; where no outcome is that low or high, its bound. */
    public double inverse(double value) {
        if (lambda == 0) {
            return Math.exp(value) - shift;
        }
        if (lambda == 1) {
            return value + 1 - shift;
        }
        double base = lambda * value + 1;
        return (base > 0 ? Math.exp(Math.log1p(lambda * value) / lambda) : lambda > 0 ? 0 : Double.POSITIVE_INFINITY)
                - shift;
    }

    /**
     * E[Y] for a normal on this scale: exp(m + s²/2) − shift of a logarithm, otherwise the integral by Gauss–Legendre
     * panels that begin where outcomes do.
     *
     * @throws IllegalArgumentException for λ &lt; 0, of which there is no expectation
     */
    public double expectation(double mean, double deviation) {
        if (lambda < 0) {
            throw new IllegalArgumentException("an outcome with a normal power " + lambda + " has no mean");
        }
        if (lambda == 0) {
            return Math.exp(mean + deviation * deviation / 2) - shift;
        }
        if (deviation == 0 || lambda == 1) {
            return inverse(mean);
        }
        double lower = Math.max(mean - REACH * deviation, -1 / lambda);
        double upper = mean + REACH * deviation;
        double half = 0.5 / PANELS;
        double sum = 0;
        for (int panel = 0; upper > lower && panel < PANELS; panel++) {
            for (int k = 0; k < GaussLegendre.POINTS; k++) {
                // at the lower end outcomes rise like a root, which in the fourth root of the distance is smooth
                double root = (2 * panel + 1 + GaussLegendre.node(k)) * half;
                double value = lower + (upper - lower) * root * root * root * root;
                double z = (value - mean) / deviation;
                double weight = GaussLegendre.weight(k) * 4 * (upper - lower) * root * root * root;
                sum += weight * (inverse(value) + shift) * Math.exp(-z * z / 2);
            }
        }
        return sum * half / (deviation * Math.sqrt(2 * Math.PI)) - shift;
    }
}
