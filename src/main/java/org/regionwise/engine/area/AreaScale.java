package org.regionwise.engine.area;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.UnusableEstimate;
import org.regionwise.engine.numeric.Logistic;

/**
 * The scale g on which an area-level model holds: θ = g(π). Back on the scale of reporting, figures are expectations
 * and quantiles of g⁻¹(θ) over θ's distribution, never g⁻¹ of a mean; see {@link TransformedNormal}.
 */
public enum AreaScale {
    /** θ = π, over the whole line: for means of any kind. A proportion's interval may leave [0, 1] here. */
    IDENTITY(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
    /** θ = log(π/(1 − π)). */
    LOGIT(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
    /** θ = sin⁻¹√π in [0, π/2], which nearly frees the variance from the proportion: V = 1/(4 n*). */
    ARCSINE(0, Math.PI / 2);

    final double lowest;
    final double highest;

    AreaScale(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** g(estimate); infinite for 0 and 1 under logit, NaN outside [0, 1] under logit and arcsine. */
    public double of(double estimate) {
        return switch (this) {
            case IDENTITY -> estimate;
            case LOGIT -> Logistic.logit(estimate);
            case ARCSINE -> Math.asin(Math.sqrt(estimate));
        };
    }

    /** g⁻¹(θ), θ beyond the scale's ends taken as at the end. */
    public double inverse(double theta) {
        return switch (this) {
            case IDENTITY -> theta;
            case LOGIT -> Logistic.probability(theta);
            case ARCSINE -> {
                double sine = Math.sin(Math.min(Math.max(theta, lowest), highest));
                yield sine * sine;
            }
        };
    }

    /**
     * Sampling variance on the scale by the delta method, g'(p)² V: V; V/(p(1 − p))²; V/(4p(1 − p)). Rao &amp; Molina
     * (2015), section 6.1.
     *
     * @param estimate p
     * @param variance V of p
     */
    public double variance(double estimate, double variance) {
        double product = estimate * (1 - estimate);
        return switch (this) {
            case IDENTITY -> variance;
            case LOGIT -> variance / (product * product);
            case ARCSINE -> variance / (4 * product);
        };
    }

    /** 1/(4 n*): sampling variance of sin⁻¹√p at effective sample size n*, whatever p is, 0 and 1 included. */
    public static double arcsineVariance(double effectiveSize) {
        return 1 / (4 * effectiveSize);
    }

    /**
     * Direct estimates and their variances taken to this scale by the delta method.
     *
     * @param estimate p_j; NaN for an area without one
     * @param variance V_j of p_j, positive
     * @param design one row an area, one column a term, the first column all 1
     * @param terms names of the columns
     * @throws UnusableEstimate naming the first area whose estimate lies outside [0, 1], or is exactly 0 or 1, where
     *     the delta method has no answer (logit, arcsine), or whose variance is not positive: smooth the variance, or
     *     use the arcsine with effective sample sizes, or leave the area without an estimate of its own
     */
    public AreaEstimates estimates(double[] estimate, double[] variance, DMatrixRMaj design, List<String> terms) {
        double[] theta = estimate.clone();
        double[] scaled = new double[estimate.length];
        for (int j = 0; j < theta.length; j++) {
            if (Double.isNaN(estimate[j])) {
                continue;
            }
            if (!(variance[j] > 0) || Double.isInfinite(variance[j])) {
                throw new UnusableEstimate(j, "estimate-without-variance");
            }
            if (this != IDENTITY) {
                requireProportion(j, estimate[j]);
                if (estimate[j] == 0 || estimate[j] == 1) {
                    throw new UnusableEstimate(j, "estimate-all-or-none");
                }
            }
            theta[j] = of(estimate[j]);
            scaled[j] = variance(estimate[j], variance[j]);
        }
        return new AreaEstimates(theta, scaled, design, terms);
    }

    /**
     * Proportions on the arcsine scale with V_j = 1/(4 n*_j); 0 and 1 are as good as any.
     *
     * @param proportion p_j in [0, 1]; NaN for an area without one
     * @param effectiveSize n*_j &gt; 0
     * @throws UnusableEstimate naming the first area that breaks the above
     */
    public static AreaEstimates arcsine(
            double[] proportion, double[] effectiveSize, DMatrixRMaj design, List<String> terms) {
        double[] theta = proportion.clone();
        double[] variance = new double[proportion.length];
        for (int j = 0; j < theta.length; j++) {
            if (Double.isNaN(proportion[j])) {
                continue;
            }
            requireProportion(j, proportion[j]);
            if (!(effectiveSize[j] > 0) || Double.isInfinite(effectiveSize[j])) {
                throw new UnusableEstimate(j, "estimate-without-size");
            }
            theta[j] = ARCSINE.of(proportion[j]);
            variance[j] = arcsineVariance(effectiveSize[j]);
        }
        return new AreaEstimates(theta, variance, design, terms);
    }

    private static void requireProportion(int j, double estimate) {
        if (estimate < 0 || estimate > 1) {
            throw new UnusableEstimate(j, "estimate-no-proportion");
        }
    }
}
