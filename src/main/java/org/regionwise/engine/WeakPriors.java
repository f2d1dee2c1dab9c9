package org.regionwise.engine;

import org.ejml.data.DMatrixRMaj;

/**
 * Weak priors that give a finite answer where the likelihood has no finite maximum: coefficients of scaled predictors ~
 * N(0, 2.5²) (the intercept at the centre of the predictors) and, where asked, σ ~ Exponential(1). Gelman, Jakulin,
 * Pittau &amp; Su (2008), Ann. Appl. Stat. 2; rstanarm's defaults.
 *
 * @param coefficients number of coefficients
 * @param onSigma whether the point's last entry is σ and carries its prior too
 */
record WeakPriors(int coefficients, boolean onSigma) {
    private static final double COEFFICIENT_SD = 2.5;
    private static final double SIGMA_RATE = 1;

    /** The objective with the log prior density added, up to a constant. */
    Objective addedTo(Objective likelihood) {
        return point -> {
            Evaluation plain = likelihood.at(point);
            double value = plain.value();
            double[] gradient = plain.gradient().clone();
            DMatrixRMaj hessian = plain.hessian().copy();
            double precision = 1 / (COEFFICIENT_SD * COEFFICIENT_SD);
            for (int i = 0; i < coefficients; i++) {
                value -= precision * point[i] * point[i] / 2;
                gradient[i] -= precision * point[i];
                hessian.add(i, i, -precision);
            }
            if (onSigma) {
                double sigma = point[coefficients];
                value -= SIGMA_RATE * Math.abs(sigma);
                gradient[coefficients] -= SIGMA_RATE * Math.signum(sigma);
            }
            return new Evaluation(value, gradient, hessian);
        };
    }
}
