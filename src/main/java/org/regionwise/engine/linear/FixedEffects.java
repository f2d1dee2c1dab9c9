package org.regionwise.engine.linear;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Estimates β̂ in the units of their predictors.
 *
 * @param terms all that were asked for
 * @param estimates NaN for those left out
 * @param covariance σ̂²(X'V⁻¹X)⁻¹ over all terms, NaN for those left out
 */
public record FixedEffects(List<String> terms, double[] estimates, DMatrixRMaj covariance) {

    /** Standard error of one. */
    public double standardError(int term) {
        return Math.sqrt(covariance.get(term, term));
    }

    /** Estimate over standard error. */
    public double statistic(int term) {
        return estimates[term] / standardError(term);
    }

    /** Whether a term was estimated. */
    public boolean estimated(int term) {
        return !Double.isNaN(estimates[term]);
    }
}
