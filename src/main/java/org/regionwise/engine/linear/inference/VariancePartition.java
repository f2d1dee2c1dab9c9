package org.regionwise.engine.linear.inference;

import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RowPredictions;

/**
 * How the variance of a response divides. Nakagawa, Johnson &amp; Schielzeth (2017), J. R. Soc. Interface 14; for
 * random slopes Johnson (2014), Methods Ecol. Evol. 5: the variance of Zb is the mean over rows of z_i'Dz_i.
 *
 * @param fixed variance over rows of x_i'β̂, divisor n − 1 as R's var
 * @param random mean over rows of z_i'Dz_i, all factors
 * @param residual σ̂²
 */
public record VariancePartition(double fixed, double random, double residual) {

    /** The partition at the estimates of {@code fit}. */
    public static VariancePartition of(LinearFit fit) {
        LinearData data = fit.data();
        RowPredictions predictions = new RowPredictions(fit);
        double mean = 0;
        double[] linear = new double[data.rows()];
        double random = 0;
        for (int i = 0; i < linear.length; i++) {
            linear[i] = predictions.fixedMean(data.row(i));
            mean += linear[i] / linear.length;
        }
        for (int f = 0; f < fit.factors().size(); f++) {
            double[] covariance = fit.effectCovariance(f);
            double[][] z = data.effectColumns(fit.factors().get(f).name());
            for (int k = 0; k < z.length; k++) {
                for (int l = 0; l < z.length; l++) {
                    random += covariance[k * z.length + l] * dot(z[k], z[l]) / linear.length;
                }
            }
        }
        double fixed = 0;
        for (double each : linear) {
            fixed += (each - mean) * (each - mean) / (linear.length - 1);
        }
        double sigma = fit.sigma();
        return new VariancePartition(fixed, random, sigma * sigma);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double quadratic(double[] covariance, double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < z.length; k++) {
                sum += z[i] * covariance[i * z.length + k] * z[k];
            }
        }
        return sum;
    }

    /** Share of the fixed effects. */
    public double marginalR2() {
        return fixed / (fixed + random + residual);
    }

    /** Share of fixed and random effects. */
    public double conditionalR2() {
        return (fixed + random) / (fixed + random + residual);
    }

    /** Share of the groups in what fixed effects leave; of a model with slopes the average over rows. */
    public double intraclassCorrelation() {
        return random / (random + residual);
    }

    /**
     * z'Dz/(z'Dz + σ̂²) of one factor at given values of its effects: with slopes a function of the covariate.
     *
     * @param z value of each effect's column, 1 for the intercept
     */
    public static double intraclassCorrelation(LinearFit fit, int factor, double[] z) {
        double between = quadratic(fit.effectCovariance(factor), z);
        double sigma = fit.sigma();
        return between / (between + sigma * sigma);
    }
}
