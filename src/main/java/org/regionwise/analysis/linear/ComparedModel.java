package org.regionwise.analysis.linear;

import org.regionwise.analysis.formula.Formula;

/**
 * One line of a likelihood-ratio table, fitted by maximum likelihood.
 *
 * @param name {@code m1} is the model that was asked for, the others follow as they were given
 * @param formula of it
 * @param parameters coefficients, variances, covariances and σ
 * @param aic Akaike's criterion
 * @param bic Schwarz's criterion
 * @param logLikelihood ℓ
 * @param deviance −2ℓ
 * @param test against the line before; null in the first line, and where the two have as many parameters
 */
public record ComparedModel(
        String name,
        Formula formula,
        int parameters,
        double aic,
        double bic,
        double logLikelihood,
        double deviance,
        Test test) {
    /**
     * A likelihood-ratio test.
     *
     * @param statistic difference of the deviances
     * @param degreesOfFreedom difference of the parameters
     * @param pValue by χ²
     * @param boundaryPValue by the mixture of χ² where variances are tested for 0; NaN where none is known, or the
     *     smaller model is not contained in the larger
     */
    public record Test(double statistic, int degreesOfFreedom, double pValue, double boundaryPValue) {}
}
