package org.regionwise.engine.linear.imputation;

/**
 * One quantity from m completed data sets by Rubin's rules: with W the mean of the squared standard errors and B the
 * variance of the estimates, the total variance is T = W + (1 + 1/m)B. Degrees of freedom after Barnard &amp; Rubin
 * (1999), Biometrika 86: with λ = (1 + 1/m)B/T and ν those of complete data, 1/(1/ν₁ + 1/ν₂), ν₁ = (m − 1)/λ²,
 * ν₂ = (ν + 1)/(ν + 3) ν(1 − λ).
 *
 * @param estimate mean of the estimates
 * @param standardError √T
 * @param degreesOfFreedom infinite where those of complete data are and nothing was missing
 * @param missingInformation λ
 */
public record PooledEstimate(
        double estimate, double standardError, double degreesOfFreedom, double missingInformation) {

    /**
     * Pools.
     *
     * @param estimates one a completed data set, two at least
     * @param standardErrors of them
     * @param degreesOfFreedom of complete data, ν
     */
    public static PooledEstimate of(double[] estimates, double[] standardErrors, double degreesOfFreedom) {
        int m = estimates.length;
        if (m < 2) {
            throw new IllegalArgumentException("between one data set there is no variance");
        }
        double mean = 0;
        double within = 0;
        for (int i = 0; i < m; i++) {
            mean += estimates[i] / m;
            within += standardErrors[i] * standardErrors[i] / m;
        }
        double between = 0;
        for (double each : estimates) {
            between += (each - mean) * (each - mean) / (m - 1);
        }
        double more = (1 + 1.0 / m) * between;
        double total = within + more;
        double share = total > 0 ? more / total : 0;
        double reciprocal = share * share / (m - 1);
        if (Double.isFinite(degreesOfFreedom)) {
            double observed = (degreesOfFreedom + 1) / (degreesOfFreedom + 3) * degreesOfFreedom * (1 - share);
            reciprocal += 1 / observed;
        }
        return new PooledEstimate(mean, Math.sqrt(total), 1 / reciprocal, share);
    }
}
