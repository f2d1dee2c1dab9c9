package org.regionwise.engine.area;

import java.util.Arrays;
import org.regionwise.engine.numeric.StandardNormal;

/**
 * How each area's direct estimate sits with what the others make of it: P(θ̂ &lt; θ̂_j | θ̂_−j) under the posterior
 * predictive without it. Marshall &amp; Spiegelhalter (2007), Bayesian Anal. 2.
 *
 * <p>Given σ it is Φ(z), z = r_j / √(D_j (1 − h_j)), the leave-one-out standardised residual: D_j = σ² + V_j, r the
 * residuals of generalised least squares and h the leverages, as θ̂_j − x_j'β̂_−j = r_j/(1 − h_j) with variance D_j/(1
 * − h_j). The posterior of σ without the area is that with it over the predictive density of θ̂_j, on the same nodes;
 * the prior stays. Nodes end where the posterior of all areas is below e⁻⁴⁵ of its top, so that of an area some nine
 * standard deviations off the probability comes out a few times too large: far below any limit all the same.
 */
final class AreaConflicts {
    /** Below this an area is alone in something, such as a level of a predictor, and the others say nothing of it. */
    private static final double DETERMINED = 1e-8;

    private final AreaRegression regression;
    private final SigmaDensity sigma;
    private final LeastSquares[] fits;

    /** @param fits at every node of σ */
    AreaConflicts(AreaRegression regression, SigmaDensity sigma, LeastSquares[] fits) {
        this.regression = regression;
        this.sigma = sigma;
        this.fits = fits;
    }

    /** By area; NaN without a direct estimate, or where the others do not determine what to expect. */
    double[] midP(int areas) {
        double[] midP = new double[areas];
        Arrays.fill(midP, Double.NaN);
        for (int i = 0; i < regression.size(); i++) {
            midP[regression.area[i]] = ofRow(i);
        }
        return midP;
    }

    private double ofRow(int i) {
        double[] log = new double[fits.length];
        double[] below = new double[fits.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < fits.length; k++) {
            double left = 1 - fits[k].leverage(i);
            if (left < DETERMINED) {
                return Double.NaN;
            }
            double total = sigma.nodes()[k] * sigma.nodes()[k] + regression.variance[i];
            double z = fits[k].residual[i] / Math.sqrt(total * left);
            below[k] = StandardNormal.below(z);
            log[k] = Math.log(sigma.weights()[k]) + (Math.log(total / left) + z * z) / 2;
            largest = Math.max(largest, log[k]);
        }
        double sum = 0;
        double all = 0;
        for (int k = 0; k < fits.length; k++) {
            double weight = Math.exp(log[k] - largest);
            all += weight;
            sum += weight * below[k];
        }
        return sum / all;
    }
}
