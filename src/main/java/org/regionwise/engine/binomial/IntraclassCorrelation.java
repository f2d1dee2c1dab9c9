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
        return response(eta, sigma, ScaleMixture.NORMAL);
    }

    /** The same of effects that need not be normal. */
    public static double response(double eta, double sigma, ScaleMixture effects) {
        double sum = 0;
        for (int q = 0; q < effects.size(); q++) {
            sum += effects.weight()[q] * NormalExpectation.of(p -> p, eta, sigma * effects.scale()[q]);
        }
        double mean = sum;
        double between = 0;
        double within = 0;
        for (int q = 0; q < effects.size(); q++) {
            double wide = sigma * effects.scale()[q];
            between += effects.weight()[q] * NormalExpectation.of(p -> (p - mean) * (p - mean), eta, wide);
            within += effects.weight()[q] * NormalExpectation.of(p -> p * (1 - p), eta, wide);
        }
        // where the proportion underflows there is no variance of either kind, and the limit is 0
        return between == 0 ? 0 : between / (between + within);
    }
}
