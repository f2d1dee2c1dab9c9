package org.regionwise.engine.area;

/**
 * Second-order estimate of the mean squared error of an area's EBLUP, on the scale of the model, in its parts. Prasad
 * &amp; Rao (1990), JASA 85; Datta &amp; Lahiri (2000), Statistica Sinica 10 (REML, ML); Datta, Rao &amp; Smith (2005),
 * Biometrika 92 (Fay–Herriot moments).
 *
 * <p>With w_j = 1/(σ̂² + V_j) and γ_j = σ̂² w_j:
 *
 * <ul>
 *   <li>g1 = γ_j V_j; σ̂² of an area without a direct estimate.
 *   <li>g2 = (1 − γ_j)² x_j'(X'WX)⁻¹x_j.
 *   <li>g3 = V_j² w_j³ v, with v the asymptotic variance of σ̂²: 2/Σw² (REML, ML), 2m/(Σw)² (Fay–Herriot), 2 Σw⁻²/m²
 *       (Prasad–Rao); 0 of an area without a direct estimate. It stands for E(γ̂_j − γ_j)² (σ² + V_j), and as both
 *       weights lie in [0, 1] it is taken as no more than max(γ_j, 1 − γ_j)² (σ̂² + V_j): with few areas or very
 *       unequal V_j, and near σ̂² = 0, the expansion would else give more than any weight could cause.
 *   <li>correction = −b (1 − γ_j)², with b the asymptotic bias of σ̂²: −tr[(X'WX)⁻¹X'W²X]/Σw² (ML), 2[m Σw² −
 *       (Σw)²]/(Σw)³ (Fay–Herriot), 0 (REML, Prasad–Rao).
 * </ul>
 *
 * @param given g1: were all parameters known
 * @param coefficients g2: as β is estimated
 * @param variance g3: as σ² is estimated
 * @param correction for the bias of g1; 0 where it would swallow g1 + 2 g3, which it corrects
 */
public record PrasadRaoMse(double given, double coefficients, double variance, double correction) {

    /** g1 + g2 + 2 g3 + correction. Positive also at σ̂² = 0. */
    public double total() {
        return given + coefficients + 2 * variance + correction;
    }

    /** What of the above does not depend on the area. */
    static final class Common {
        private final double betweenVariance;
        private final double bias;
        private final double estimatorVariance;

        /** @param estimated whether σ² was estimated at all */
        Common(VarianceEstimator estimator, AreaRegression.At at, double betweenVariance, boolean estimated) {
            this.betweenVariance = betweenVariance;
            this.estimatorVariance = estimated ? estimatorVariance(estimator, at) : 0;
            this.bias = estimated ? bias(estimator, at) : 0;
        }

        static double estimatorVariance(VarianceEstimator estimator, AreaRegression.At at) {
            double m = at.weight.length;
            double sum = at.sum(1);
            return switch (estimator) {
                case REML, ML -> 2 / at.sum(2);
                case FAY_HERRIOT -> 2 * m / (sum * sum);
                case PRASAD_RAO -> 2 * at.sum(-2) / (m * m);
            };
        }

        private static double bias(VarianceEstimator estimator, AreaRegression.At at) {
            double m = at.weight.length;
            double sum = at.sum(1);
            return switch (estimator) {
                case REML, PRASAD_RAO -> 0;
                case ML -> -at.weightedLeverages() / at.sum(2);
                case FAY_HERRIOT -> 2 * (m * at.sum(2) - sum * sum) / (sum * sum * sum);
            };
        }

        /**
         * @param samplingVariance V_j, or NaN without a direct estimate
         * @param spread x_j'(X'WX)⁻¹x_j
         */
        PrasadRaoMse of(double samplingVariance, double spread) {
            if (Double.isNaN(samplingVariance)) {
                return new PrasadRaoMse(betweenVariance, spread, 0, -bias + betweenVariance > 0 ? -bias : 0);
            }
            double gamma = ShrinkageFactor.of(betweenVariance, samplingVariance);
            double synthetic = samplingVariance / (betweenVariance + samplingVariance);
            double g1 = gamma * samplingVariance;
            double total = betweenVariance + samplingVariance;
            double most = Math.pow(Math.max(gamma, synthetic), 2) * total;
            double g3 = Math.min(most, synthetic * synthetic * estimatorVariance / total);
            double correction = -bias * synthetic * synthetic;
            return new PrasadRaoMse(
                    g1, synthetic * synthetic * spread, g3, g1 + 2 * g3 + correction > 0 ? correction : 0);
        }
    }
}
