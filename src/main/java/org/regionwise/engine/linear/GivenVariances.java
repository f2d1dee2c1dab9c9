package org.regionwise.engine.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.regionwise.engine.numeric.Cholesky;

/**
 * The model with θ and σ known and a normal prior N(m, P⁻¹) on γ = Rβ: everything else is Gaussian. γ | y has precision
 * A = M + P and mean m + A⁻¹M(γ̂ − m), M = Q'V⁻¹Q/σ²; log p(y) = −½[n log 2πσ² + log|V| + ρ²/σ² + log|A| − log|P| +
 * e'MA⁻¹Pe] + const, e = γ̂ − m.
 */
final class GivenVariances {
    private final CrossProducts sums;
    private final ProfiledDeviance at;
    private final double[] theta;
    private final double sigma;
    private final double logDensity;
    private final double[] mean;
    /** A⁻¹, row by row. */
    private final double[] covariance;

    /**
     * A normal prior of γ.
     *
     * @param mean m
     * @param precision P, row by row, positive definite
     * @param logDeterminant log|P|
     */
    record Prior(double[] mean, double[] precision, double logDeterminant) {}

    GivenVariances(CrossProducts sums, Prior prior, double[] theta, double sigma) {
        this.sums = sums;
        this.sigma = sigma;
        this.theta = theta;
        at = new ProfiledDeviance(sums, Criterion.ML, theta);
        int p = sums.columns;
        DMatrixRMaj root = at.fixedRoot();
        DMatrixRMaj information = new DMatrixRMaj(p, p);
        if (p > 0) {
            CommonOps_DDRM.multTransB(1 / (sigma * sigma), root, root, information);
        }
        double[] gamma = at.gamma();
        double[] e = new double[p];
        double[] a = new double[p * p];
        for (int i = 0; i < p; i++) {
            e[i] = gamma[i] - prior.mean[i];
            for (int k = 0; k < p; k++) {
                a[i * p + k] = information.get(i, k) + prior.precision[i * p + k];
            }
        }
        if (!Cholesky.factor(a, p)) {
            throw new ArithmeticException("the posterior precision is not positive definite");
        }
        double[] along = times(information.data, e, p);
        double[] prior1 = times(prior.precision, e, p);
        double[] moved = along.clone();
        Cholesky.solveLower(a, p, moved, 1);
        Cholesky.solveUpper(a, p, moved, 1);
        mean = new double[p];
        double quadratic = 0;
        double logA = 0;
        for (int i = 0; i < p; i++) {
            mean[i] = prior.mean[i] + moved[i];
            quadratic += moved[i] * prior1[i];
            logA += 2 * Math.log(a[i * p + i]);
        }
        covariance = new double[p * p];
        for (int i = 0; i < p; i++) {
            covariance[i * p + i] = 1;
        }
        Cholesky.solveLower(a, p, covariance, p);
        Cholesky.solveUpper(a, p, covariance, p);
        double squares = sums.scale * sums.scale * at.penalisedSquares;
        logDensity = -0.5
                * (2 * sums.rows * Math.log(sigma)
                        + at.logVariance()
                        + squares / (sigma * sigma)
                        + logA
                        - prior.logDeterminant
                        + quadratic);
    }

    private static double[] times(double[] matrix, double[] vector, int size) {
        double[] product = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                product[i] += matrix[i * size + k] * vector[k];
            }
        }
        return product;
    }

    /** z'Dz/σ², the variance of the effect of a level without rows. */
    double newEffect(double[] z) {
        double[] covariance = sums.inner.covariance(theta);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < z.length; k++) {
                sum += z[i] * covariance[i * z.length + k] * z[k];
            }
        }
        return sum;
    }

    double sigma() {
        return sigma;
    }

    /** log p(y | θ, σ) up to a constant. */
    double logDensity() {
        return logDensity;
    }

    /**
     * Mean and variance of a'γ + z'b of one level, both normal.
     *
     * @param row a
     * @param level −1 for none
     * @param z of the level's effects
     */
    double[] moments(double[] row, int level, double[] z) {
        int p = sums.columns;
        int q = sums.inner.size;
        double[] along = row.clone();
        double value = 0;
        double own = 0;
        if (level >= 0) {
            ProfiledDeviance.EffectGivenFixed effect = at.effectGivenFixed(level);
            for (int k = 0; k < q; k++) {
                value += z[k] * effect.atLeastSquares()[k];
                for (int i = 0; i < p; i++) {
                    along[i] -= z[k] * effect.byGamma()[k * p + i];
                    value += z[k] * effect.byGamma()[k * p + i] * sums.leastSquares[i];
                }
            }
            for (int c = 0; c < q; c++) {
                double sum = 0;
                for (int k = 0; k < q; k++) {
                    sum += z[k] * effect.root()[k * q + c];
                }
                own += sigma * sigma * sum * sum;
            }
        }
        double[] spread = times(covariance, along, p);
        for (int i = 0; i < p; i++) {
            value += along[i] * mean[i];
            own += along[i] * spread[i];
        }
        return new double[] {value, own};
    }
}
