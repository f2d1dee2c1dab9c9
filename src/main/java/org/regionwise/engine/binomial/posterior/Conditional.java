package org.regionwise.engine.binomial.posterior;

/**
 * β given λ = log σ, by its mode and the axes of its curvature there.
 *
 * @param lambda λ
 * @param sigma σ = e^λ
 * @param mode of the coefficients of scaled predictors
 * @param axes A, row by row, with AA' the inverse curvature; its columns are at right angles
 * @param logMarginal log p(λ | y) up to a constant, by Laplace's method, Jacobian of log σ included
 */
record Conditional(double lambda, double sigma, double[] mode, double[] axes, double logMarginal) {

    /** The same β at another multiple of σ. */
    Conditional scaled(double by) {
        return by == 1 ? this : new Conditional(lambda + Math.log(by), sigma * by, mode, axes, logMarginal);
    }

    /** mode + A z, written to {@code beta}. */
    void place(double[] z, double[] beta) {
        int p = mode.length;
        for (int i = 0; i < p; i++) {
            beta[i] = mode[i];
            for (int k = 0; k < p; k++) {
                beta[i] += axes[i * p + k] * z[k];
            }
        }
    }

    /** z where β = mode + A z: the columns of A are at right angles. */
    double[] coordinates(double[] beta) {
        int p = mode.length;
        double[] z = new double[p];
        for (int k = 0; k < p; k++) {
            double square = 0;
            for (int i = 0; i < p; i++) {
                z[k] += axes[i * p + k] * (beta[i] - mode[i]);
                square += axes[i * p + k] * axes[i * p + k];
            }
            z[k] /= square;
        }
        return z;
    }

    /** A'x. */
    double[] along(double[] x) {
        int p = mode.length;
        double[] along = new double[p];
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < p; k++) {
                along[k] += axes[i * p + k] * x[i];
            }
        }
        return along;
    }

    /** x'mode. */
    double centre(double[] x) {
        double sum = 0;
        for (int i = 0; i < mode.length; i++) {
            sum += x[i] * mode[i];
        }
        return sum;
    }

    /** log |A|: its columns are at right angles. */
    double logDeterminant() {
        int p = mode.length;
        double sum = 0;
        for (int k = 0; k < p; k++) {
            double square = 0;
            for (int i = 0; i < p; i++) {
                square += axes[i * p + k] * axes[i * p + k];
            }
            sum += Math.log(square) / 2;
        }
        return sum;
    }
}
