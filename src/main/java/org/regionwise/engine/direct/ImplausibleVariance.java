package org.regionwise.engine.direct;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.special.Gamma;
import org.regionwise.engine.direct.VarianceCheck.Verdict;

/**
 * Finds areas whose own sampling variance is too small for their number of respondents, and which an area-level model,
 * taking it for known, would therefore shrink too little.
 *
 * <p>Were the smoothed variance Ṽ_j = p̃(1 − p̃)/n* true, n* the effective sample size, the own one would vary for two
 * reasons: with the sample's own proportion, Y ~ Binomial(n*, p̃), as Y/n* (1 − Y/n*)/(n* − 1); and with the estimated
 * design effect, as χ²_d/d, d the design's degrees of freedom (Korn &amp; Graubard 1999, section 5.2). The p-value is
 * the probability that the product of the two, taken as independent, is at most the own variance: a binomial sum of
 * chi-square probabilities. A variance worked out by the formula p(1 − p)/(n − 1) has d = ∞ and the binomial part
 * alone. An area is flagged where that is at most the level, the rate of false alarms, which the discreteness of Y
 * makes lower still; or where fewer than five respondents gave the rarer answer (Cochran 1977, section 3.6) and the own
 * standard error is less than 4/5 of the smoothed.
 */
public final class ImplausibleVariance {
    private static final double FEWEST_ANSWERS = 5;
    private static final double NEARLY_EQUAL = 0.64;
    private static final double TIE = 1 + 1e-9;
    /** Standard deviations of Y, and a few counts, beyond which its probability is nothing. */
    private static final double REACH = 9;

    private ImplausibleVariance() {}

    /**
     * Checks every area.
     *
     * @param proportion p_j; NaN for an area without a direct estimate
     * @param variance V_j; may be 0 or NaN
     * @param respondents n_j
     * @param degreesOfFreedom d of each V_j, such as its number of PSUs less strata; infinite for variances by formula
     * @param expected p̃_j in (0, 1)
     * @param smoothing of the same areas at the same p̃_j
     * @param level rate of false alarms, in (0, 1)
     */
    public static List<VarianceCheck> check(
            double[] proportion,
            double[] variance,
            double[] respondents,
            double[] degreesOfFreedom,
            double[] expected,
            VarianceSmoothing smoothing,
            double level) {
        return IntStream.range(0, proportion.length)
                .parallel()
                .mapToObj(j -> {
                    SmoothedVariance smoothed = smoothing.areas().get(j);
                    if (Double.isNaN(proportion[j])) {
                        return new VarianceCheck(
                                Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Verdict.NOT_SAMPLED);
                    }
                    double rarer = respondents[j] * Math.min(proportion[j], 1 - proportion[j]);
                    double ratio = variance[j] / smoothed.after();
                    if (!(variance[j] > 0)) {
                        return new VarianceCheck(
                                variance[j], smoothed.after(), ratio, Double.NaN, rarer, Verdict.ABSENT);
                    }
                    // what is no smaller than expected is not too small, and a sum over a large sample takes its time
                    double p = ratio >= 1
                            ? Double.NaN
                            : pValue(ratio, smoothed.effectiveSize(), expected[j], degreesOfFreedom[j]);
                    Verdict verdict = p <= level
                            ? Verdict.TOO_SMALL
                            : rarer < FEWEST_ANSWERS && ratio < NEARLY_EQUAL ? Verdict.FEW_ANSWERS : Verdict.PLAUSIBLE;
                    return new VarianceCheck(variance[j], smoothed.after(), ratio, p, rarer, verdict);
                })
                .toList();
    }

    /**
     * P(own/smoothed ≤ ratio) were the smoothed variance true.
     *
     * @param effectiveSize n*, taken to the next whole number of at least 2
     * @param expected p̃ in (0, 1)
     * @param degreesOfFreedom d &gt; 0, may be infinite
     */
    static double pValue(double ratio, double effectiveSize, double expected, double degreesOfFreedom) {
        long n = Math.max(2, Math.round(effectiveSize));
        double spread = Math.sqrt(n * expected * (1 - expected));
        long first = Math.max(0, (long) (n * expected - REACH * spread - REACH));
        long last = Math.min(n, (long) (n * expected + REACH * spread + REACH));
        ChiSquaredDistribution chiSquare =
                Double.isInfinite(degreesOfFreedom) ? null : new ChiSquaredDistribution(degreesOfFreedom);
        double odds = Math.log(expected) - Math.log1p(-expected);
        double constant = Gamma.logGamma(n + 1) + n * Math.log1p(-expected);
        double sum = 0;
        for (long y = first; y <= last; y++) {
            double probability = Math.exp(constant - Gamma.logGamma(y + 1) - Gamma.logGamma(n - y + 1) + y * odds);
            double share = (double) y / n;
            double own = share * (1 - share) * n / (n - 1) / (expected * (1 - expected));
            double below;
            if (own == 0) {
                below = 1;
            } else if (chiSquare == null) {
                below = own <= ratio * TIE ? 1 : 0;
            } else {
                below = chiSquare.cumulativeProbability(degreesOfFreedom * ratio / own);
            }
            sum += probability * below;
        }
        return Math.min(1, sum);
    }
}
