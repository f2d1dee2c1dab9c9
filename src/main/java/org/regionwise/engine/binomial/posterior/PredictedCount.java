package org.regionwise.engine.binomial.posterior;

import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.regionwise.engine.numeric.StandardNormal;

/**
 * The mid-p of a count y of n under Binomial(n, π), where t = logit π has a distribution of its own.
 *
 * <p>P(Y &lt; y | π) + ½ P(Y = y | π) = ½ P(B₀ &gt; π) + ½ P(B₁ &gt; π) with B₀ ~ Beta(y, n − y + 1) and B₁ ~ Beta(y +
 * 1, n − y), where B₀ is 0 if y = 0 and B₁ is 1 if y = n. So it is the mean of P(t &lt; T) over T = logit B, whose
 * density is smooth and dies away on both sides: the trapezoidal rule then converges faster than any power of its step,
 * and all that is read of t is its distribution function at the nodes.
 */
final class PredictedCount {
    /** Density of T that counts for nothing. */
    private static final double NEGLIGIBLE = 1e-9;
    /** Steps per standard deviation of T, doubled where t spreads less than a step. */
    private static final double COARSEST = 1.6;

    private static final int LEVELS = 4;
    /** Of a step, what t must spread: the rule's error is then some e^(−(2π · 0.8)²/2), 3 in a million. */
    private static final double SPREAD = 0.8;
    /** Of a standard normal, beyond which is less than 1e-18 of it. */
    private static final double FARTHEST = 9;

    private final double yes;
    private final double no;
    private final double logScaleBelow;
    private final double logScaleAbove;
    private final Nodes[] levels;

    /** Values of T and their weights, which sum to 1, or to ½ where only one of the B lies between 0 and 1. */
    record Nodes(double[] at, double[] weight, double step) {}

    /**
     * @param yes y, whole
     * @param trials n, whole, at least 1
     */
    PredictedCount(double yes, double trials) {
        this.yes = yes;
        this.no = trials - yes;
        double logGamma = Gamma.logGamma(trials + 1);
        this.logScaleBelow = yes > 0 ? logGamma - Gamma.logGamma(yes) - Gamma.logGamma(no + 1) : 0;
        this.logScaleAbove = no > 0 ? logGamma - Gamma.logGamma(yes + 1) - Gamma.logGamma(no) : 0;
        this.levels = IntStream.range(0, LEVELS)
                .mapToObj(level -> nodes(1 / (COARSEST * (1 << level))))
                .toArray(Nodes[]::new);
    }

    private Nodes nodes(double part) {
        double a = Math.max(1, yes);
        double b = Math.max(1, no);
        double middle = Math.log(a / b);
        double step = part * Math.sqrt(1 / a + 1 / b);
        int left = 0;
        while (density(middle + (left - 1) * step) > NEGLIGIBLE) {
            left--;
        }
        int right = 0;
        while (density(middle + (right + 1) * step) > NEGLIGIBLE) {
            right++;
        }
        double[] at = new double[right - left + 1];
        double[] weight = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            at[k] = middle + (left + k) * step;
            weight[k] = step * density(at[k]);
        }
        return new Nodes(at, weight, step);
    }

    /** Half the density of logit B₀ and half that of logit B₁. */
    private double density(double t) {
        double logYes = t > 0 ? -Math.log1p(Math.exp(-t)) : t - Math.log1p(Math.exp(t));
        double logNo = logYes - t;
        return ((yes > 0 ? Math.exp(logScaleBelow + yes * logYes + (no + 1) * logNo) : 0)
                        + (no > 0 ? Math.exp(logScaleAbove + (yes + 1) * logYes + no * logNo) : 0))
                / 2;
    }

    /** What to read t's distribution at where it spreads this much. */
    Nodes nodesFor(double spread) {
        for (Nodes each : levels) {
            if (spread >= SPREAD * each.step()) {
                return each;
            }
        }
        return levels[LEVELS - 1];
    }

    /**
     * The mid-p where t ~ N(mean, spread²), the spread taken as half the finest step at least, which is nothing beside
     * T's own.
     */
    double midP(double mean, double spread) {
        Nodes nodes = nodesFor(spread);
        double deviation = Math.max(spread, nodes.step() / 2);
        double sum = certain();
        for (int k = 0; k < nodes.at().length; k++) {
            sum += nodes.weight()[k] * normalBelow((nodes.at()[k] - mean) / deviation);
        }
        return sum;
    }

    /** Φ(z), but 0 or 1 so far out that a mean of it does not change, where it would take twenty times as long. */
    static double normalBelow(double z) {
        return Math.abs(z) < FARTHEST ? StandardNormal.below(z) : z < 0 ? 0 : 1;
    }

    /** Where T lies, about: the logit of the share of yes, half a respondent from the ends at least. */
    double centre() {
        return Math.log(Math.max(0.5, yes) / Math.max(0.5, no));
    }

    /** How much T spreads about it, about. */
    double deviation() {
        return Math.sqrt(1 / Math.max(1, yes) + 1 / Math.max(1, no));
    }

    /** What of the mid-p does not depend on t: ½ where everybody said yes. */
    double certain() {
        return no == 0 ? 0.5 : 0;
    }
}
