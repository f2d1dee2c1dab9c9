package org.regionwise.engine.binomial;

import org.regionwise.engine.numeric.NormalExpectation;

/** Share of the variation between responses that lies between regions. Goldstein, Browne &amp; Rasbash (2002). */
public final class IntraclassCorrelation {
    private static final double LOGISTIC_VARIANCE = Math.PI * Math.PI / 3;

    private IntraclassCorrelation() {}

    /** On the latent scale: σ² / (σ² + π²/3). */
    public static double latent(double sigma) {
        return sigma * sigma / (sigma * sigma + LOGISTIC_VARIANCE);
    }

    /**
     * On the response scale: Var_u(π) / (Var_u(π) + E_u[π(1 − π)]) with π = logit⁻¹(η + u); equal to Var(π) / (E[π](1 −
     * E[π])).
     *
     * @param eta mean linear predictor, on the logit scale
     */
    public static double response(double eta, double sigma) {
        double mean = NormalExpectation.of(p -> p, eta, sigma);
        double between = NormalExpectation.of(p -> (p - mean) * (p - mean), eta, sigma);
        double within = NormalExpectation.of(p -> p * (1 - p), eta, sigma);
        // where the proportion underflows there is no variance of either kind, and the limit is 0
        return between == 0 ? 0 : between / (between + within);
    }
}
