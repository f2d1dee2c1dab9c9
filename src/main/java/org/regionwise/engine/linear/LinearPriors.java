package org.regionwise.engine.linear;

/**
 * Priors of the Bayesian linear mixed model, those of rstanarm's {@code stan_lmer}. With s_y and s_k the standard
 * deviations of outcome and predictor k over rows: the intercept at the mean of the predictors ~ N(ȳ, (c s_y)²), slope
 * k ~ N(0, (c s_y/s_k)²), σ ~ Exponential with mean r s_y. Of each term with K effects: standard deviations σ τ
 * √(Kπ_k), τ ~ Gamma(shape, scale), π ~ Dirichlet(concentration), correlations ~ LKJ(regularization) (decov).
 *
 * @param coefficientScale c
 * @param residualScale r
 * @param regularization 1: all correlation matrices are as likely
 * @param concentration 1: all divisions of the variance are as likely
 * @param shape of τ, 1: an exponential
 * @param scale of τ
 */
public record LinearPriors(
        double coefficientScale,
        double residualScale,
        double regularization,
        double concentration,
        double shape,
        double scale) {
    /** rstanarm's own choice. */
    public static final LinearPriors DEFAULT = new LinearPriors(2.5, 1, 1, 1, 1, 1);

    public LinearPriors {
        if (!(coefficientScale > 0
                && residualScale > 0
                && regularization > 0
                && concentration > 0
                && shape > 0
                && scale > 0)) {
            throw new IllegalArgumentException("parameters of priors must be positive");
        }
    }
}
