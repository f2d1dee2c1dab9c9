package org.regionwise.engine.linear;

import org.ejml.data.DMatrixRMaj;

/**
 * The model without random effects, y = Xβ + offset + ε, as R's {@code lm}: complete pooling, and what mixed models are
 * compared with.
 */
public final class OrdinaryLeastSquares {
    private final LinearData data;
    private final OrthogonalDesign fixed;
    private final double[] gamma;
    private final double squares;
    private final double logWeights;

    /** Of any number of rows; coefficients that they do not determine are left out. */
    public OrdinaryLeastSquares(LinearData data) {
        this.data = data;
        fixed = new OrthogonalDesign(data);
        OrthogonalDesign.LeastSquares fit = fixed.leastSquares();
        gamma = fit.gamma();
        double sum = 0;
        double logs = 0;
        for (int i = 0; i < data.rows(); i++) {
            sum += fit.residuals()[i] * fit.residuals()[i];
            logs += data.weighted() ? Math.log(data.weight(i)) : 0;
        }
        squares = sum;
        logWeights = logs;
    }

    /** σ̂ with n − p for divisor; NaN with as many coefficients as rows. */
    public double sigma() {
        return data.rows() == fixed.columns ? Double.NaN : Math.sqrt(squares / (data.rows() - fixed.columns));
    }

    /** −2ℓ at the maximum. */
    public double deviance() {
        int n = data.rows();
        return n * (1 + Math.log(2 * Math.PI * squares / n)) - logWeights;
    }

    /** −2ℓ_R at the maximum. */
    public double restrictedDeviance() {
        int nu = data.rows() - fixed.columns;
        return nu * (1 + Math.log(2 * Math.PI * squares / nu)) + fixed.logDeterminant() - logWeights;
    }

    /** x_i'β̂ + offset of every row. */
    public double[] fitted() {
        double[] fitted = new double[data.rows()];
        for (int i = 0; i < fitted.length; i++) {
            double sum = 0;
            for (int k = 0; k < gamma.length; k++) {
                sum += gamma[k] * fixed.basis[k][i];
            }
            fitted[i] = data.offset(i) + sum / Math.sqrt(data.weight(i));
        }
        return fitted;
    }

    /** Coefficients that were estimated, and σ. */
    public int parameters() {
        return fixed.columns + 1;
    }

    /** β̂ with σ̂²(X'WX)⁻¹. */
    public FixedEffects fixedEffects() {
        int terms = data.terms().size();
        double[] beta = fixed.coefficients(gamma);
        double[][] roots = new double[terms][];
        DMatrixRMaj covariance = new DMatrixRMaj(terms, terms);
        covariance.fill(Double.NaN);
        for (int k : fixed.kept) {
            double[] unit = new double[terms];
            unit[k] = 1;
            roots[k] = fixed.row(unit);
        }
        for (int k : fixed.kept) {
            for (int l : fixed.kept) {
                double sum = 0;
                for (int i = 0; i < fixed.columns; i++) {
                    sum += roots[k][i] * roots[l][i];
                }
                covariance.set(k, l, sigma() * sigma() * sum);
            }
        }
        return new FixedEffects(data.terms(), beta, covariance);
    }
}
