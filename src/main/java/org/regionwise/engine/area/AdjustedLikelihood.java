package org.regionwise.engine.area;

import org.regionwise.engine.numeric.HalfLineMaximum;
import org.regionwise.engine.numeric.HalfLineMaximum.Slope;

/**
 * σ² by the restricted likelihood times (arctan Σ_j γ_j)^(1/m), γ_j = σ²/(σ² + V_j), which is never 0 and whose bias is
 * of the same order as REML's. Yoshimori &amp; Lahiri (2014), J. Multivariate Analysis 124, equation (5).
 */
final class AdjustedLikelihood {
    private AdjustedLikelihood() {}

    /** The maximum over σ² &gt; 0; next to 0 where more than a thousand areas say that there is none. */
    static double betweenVariance(AreaRegression regression) {
        return HalfLineMaximum.of(value -> at(regression, value), regression.variance[0], FayHerriot.farEnd(regression))
                .at();
    }

    private static Slope at(AreaRegression regression, double betweenVariance) {
        AreaRegression.At at = regression.at(betweenVariance);
        double sum = 0;
        double slope = 0;
        for (double variance : regression.variance) {
            double total = betweenVariance + variance;
            sum += betweenVariance / total;
            slope += variance / (total * total);
        }
        double angle = Math.atan(sum);
        int m = regression.size();
        return new Slope(
                at.restrictedLogLikelihood() + Math.log(angle) / m,
                at.restrictedScore() + slope / (angle * (1 + sum * sum) * m));
    }
}
