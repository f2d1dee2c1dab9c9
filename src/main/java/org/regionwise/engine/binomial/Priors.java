package org.regionwise.engine.binomial;

import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.Objective;

/**
 * Priors of the binomial random-intercept model, rstanarm's defaults: the intercept, with predictors centred at their
 * means over responses, ~ N(0, interceptSd²); slope k ~ N(0, slopeSd²), or N(0, (2.5/sd(x_k))²) where slopeSd is NaN; σ
 * ~ Exponential(sigmaRate). Being weak, they also give a finite answer where the likelihood has no maximum: Gelman,
 * Jakulin, Pittau &amp; Su (2008), Ann. Appl. Stat. 2. Pooled effects of group k are N(0, τ_k²), τ_k ~
 * Exponential(sigmaRate).
 *
 * @param interceptSd standard deviation of the centred intercept, logit scale, positive
 * @param slopeSd one standard deviation for all slopes, in the units of their predictors; NaN scales it to each
 *     predictor
 * @param sigmaRate rate of σ's exponential distribution, 1/mean, positive
 */
public record Priors(double interceptSd, double slopeSd, double sigmaRate) {
    /** Standard deviation of the effect of one standard deviation of a predictor, where no slope SD is given. */
    public static final double SCALED_SLOPE_SD = 2.5;

    /**
     * N(0, 2.5²) of the centred intercept, 2.5 divided by each predictor’s standard deviation for slopes, rate 1 for
     * σ: rstanarm’s.
     */
    public static final Priors DEFAULT = new Priors(2.5, Double.NaN, 1);

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    public Priors {
        if (!(interceptSd > 0) || slopeSd <= 0 || !(sigmaRate > 0)) {
            throw new IllegalArgumentException("prior scales must be positive");
        }
    }

    /**
     * The objective with the log prior density of the coefficients added; its points begin with scaled coefficients.
     */
    Objective onCoefficients(Objective likelihood, ScaledDesign design, double... deviations) {
        return penalised(likelihood, scaledCoefficientSds(design, deviations));
    }

    /**
     * The objective with the log density of pooled effects added, fixed effects as they are.
     *
     * @param deviations τ by group
     */
    static Objective onPooled(Objective likelihood, ScaledDesign design, double... deviations) {
        double[] sds = new double[design.columns()];
        for (int i = 0; i < sds.length; i++) {
            sds[i] = design.pooled(i) < 0 ? Double.POSITIVE_INFINITY : deviations[design.pooled(i)];
        }
        return penalised(likelihood, sds);
    }

    private static Objective penalised(Objective likelihood, double[] sds) {
        return point -> {
            Evaluation plain = likelihood.at(point);
            double[] gradient = plain.gradient().clone();
            DMatrixRMaj hessian = plain.hessian().copy();
            for (int i = 0; i < sds.length; i++) {
                double precision = 1 / (sds[i] * sds[i]);
                gradient[i] -= precision * point[i];
                hessian.add(i, i, -precision);
            }
            return new Evaluation(plain.value() + logDensity(point, sds), gradient, hessian);
        };
    }

    /** As {@link #onCoefficients}, and σ's, extended evenly to negative σ; σ is the entry after the coefficients. */
    public Objective onAll(Objective likelihood, ScaledDesign design, double... deviations) {
        Objective withCoefficients = onCoefficients(likelihood, design, deviations);
        int sigma = design.columns();
        return point -> {
            Evaluation plain = withCoefficients.at(point);
            double[] gradient = plain.gradient().clone();
            gradient[sigma] -= sigmaRate * Math.signum(point[sigma]);
            return new Evaluation(plain.value() + logDensityOfSigma(Math.abs(point[sigma])), gradient, plain.hessian());
        };
    }

    /**
     * Standard deviations of the coefficients of scaled predictors.
     *
     * @param deviations τ by group of pooled effects
     */
    public double[] scaledCoefficientSds(ScaledDesign design, double... deviations) {
        double[] sds = new double[design.columns()];
        sds[0] = interceptSd;
        for (int i = 1; i < sds.length; i++) {
            sds[i] = design.pooled(i) >= 0
                    ? deviations[design.pooled(i)]
                    : Double.isNaN(slopeSd) ? SCALED_SLOPE_SD * design.scaleToSampleSd() : slopeSd * design.scale(i);
        }
        return sds;
    }

    /**
     * Σ log N(β_i; 0, sd_i²) over scaled coefficients of finite sd_i; entries of {@code point} beyond them are ignored.
     */
    public static double logDensity(double[] point, double[] sds) {
        double sum = 0;
        for (int i = 0; i < sds.length; i++) {
            if (Double.isInfinite(sds[i])) {
                continue;
            }
            double z = point[i] / sds[i];
            sum -= z * z / 2 + Math.log(sds[i]) + HALF_LOG_TWO_PI;
        }
        return sum;
    }

    /** log of rate · e^(−rate σ). */
    public double logDensityOfSigma(double sigma) {
        return Math.log(sigmaRate) - sigmaRate * sigma;
    }
}
