package org.regionwise.engine.linear;

import java.util.List;
import org.regionwise.engine.numeric.Cholesky;

/**
 * The model with θ and σ known and a normal prior N(m, P⁻¹) on γ = Rβ: everything else is Gaussian. γ | y has precision
 * A = M + P and mean m + A⁻¹M(γ̂ − m), M = Q'V⁻¹Q/σ²; log p(y) = −½[n log 2πσ² + log|V| + ρ²/σ² + log|A| − log|P| +
 * e'MA⁻¹Pe] + const, e = γ̂ − m.
 */
final class GivenVariances {
    private final CrossProducts sums;
    private final Elimination at;
    private final double[] theta;
    private final double sigma;
    private final double logDensity;
    /** Mean of γ less γ̂. */
    private final double[] shift;
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
        ProfiledDeviance deviance = new ProfiledDeviance(sums, Criterion.ML, theta);
        at = deviance.elimination();
        int p = sums.columns;
        double[] information = information(deviance.fixedRoot(), p);
        double[] gamma = deviance.gamma();
        double[] e = new double[p];
        double[] a = new double[p * p];
        for (int i = 0; i < p; i++) {
            e[i] = gamma[i] - prior.mean[i];
            for (int k = 0; k < p; k++) {
                a[i * p + k] = information[i * p + k] + prior.precision[i * p + k];
            }
        }
        if (!Cholesky.factor(a, p)) {
            throw new ArithmeticException("the posterior precision is not positive definite");
        }
        double[] along = times(information, e, p);
        double[] prior1 = times(prior.precision, e, p);
        double[] moved = along.clone();
        Cholesky.solveLower(a, p, moved, 1);
        Cholesky.solveUpper(a, p, moved, 1);
        shift = new double[p];
        double quadratic = 0;
        double logA = 0;
        for (int i = 0; i < p; i++) {
            shift[i] = moved[i] - e[i];
            quadratic += moved[i] * prior1[i];
            logA += 2 * Math.log(a[i * p + i]);
        }
        covariance = new double[p * p];
        for (int i = 0; i < p; i++) {
            covariance[i * p + i] = 1;
        }
        Cholesky.solveLower(a, p, covariance, p);
        Cholesky.solveUpper(a, p, covariance, p);
        double squares = sums.scale * sums.scale * deviance.penalisedSquares;
        logDensity = -0.5
                * (2 * sums.rows * Math.log(sigma)
                        + deviance.logVariance()
                        + squares / (sigma * sigma)
                        + logA
                        - prior.logDeterminant
                        + quadratic);
    }

    /** RR'/σ². */
    private double[] information(double[] root, int p) {
        double[] information = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < p; k++) {
                double sum = 0;
                for (int c = 0; c <= Math.min(i, k); c++) {
                    sum += root[i * p + c] * root[k * p + c];
                }
                information[i * p + k] = sum / (sigma * sigma);
            }
        }
        return information;
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

    /** z'Dz/σ², the variance of the effect of a level of a factor without rows. */
    double newEffect(int factor, double[] z) {
        double[] covariance = sums.blocks.get(factor).covariance(theta);
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
     * Mean and variance of a'γ + Σ z'b of a level of each factor, all normal.
     *
     * @param row a
     * @param levels by factor, below 0 for none
     * @param z of the levels' effects, by factor
     */
    double[] moments(double[] row, int[] levels, List<double[]> z) {
        int p = sums.columns;
        PredictionContrast contrast = new PredictionContrast(at).fixedRow(row);
        for (int f = 0; f < levels.length; f++) {
            if (levels[f] >= 0) {
                contrast.level(f, levels[f], z.get(f));
            }
        }
        double[] along = contrast.alongFixed();
        double value = sums.scale * contrast.atSolution();
        double own = 0;
        for (double each : contrast.rootGivenFixed()) {
            own += sigma * sigma * each * each;
        }
        double[] spread = times(covariance, along, p);
        for (int i = 0; i < p; i++) {
            value += row[i] * sums.leastSquares[i] + along[i] * shift[i];
            own += along[i] * spread[i];
        }
        return new double[] {value, own};
    }

    /** Numbers held. */
    long size() {
        return at.size();
    }
}
