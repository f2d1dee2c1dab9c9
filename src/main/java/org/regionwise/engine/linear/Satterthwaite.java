package org.regionwise.engine.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Degrees of freedom of l'β̂ after Satterthwaite: 2f²/(g'Ag), f = Var(l'β̂) as a function of (θ, σ), g its gradient, A
 * twice the inverse of the Hessian of the deviance by (θ, σ). Kuznetsova, Brockhoff &amp; Christensen (2017), J. Stat.
 * Softw. 82.
 *
 * <p>Derivatives are central differences of exact gradients and variances. Directions in which the deviance has no
 * curvature say nothing and are left out, as lmerTest does.
 */
public final class Satterthwaite {
    private static final double DIFFERENCE = 1e-4;
    /** Of the largest eigenvalue: no curvature. */
    private static final double FLAT = 1e-8;

    private final LinearFit fit;
    private final ProfiledDeviance[] above;
    private final ProfiledDeviance[] below;
    private final double[] step;
    /** A in (θ, σ/σ̂), row by row. */
    private final double[] covariance;

    /** Takes derivatives at the estimate: two deviances for each entry of (θ, σ). */
    public Satterthwaite(LinearFit fit) {
        this.fit = fit;
        int size = fit.sums.parameters;
        above = new ProfiledDeviance[size];
        below = new ProfiledDeviance[size];
        step = new double[size];
        double[] theta = fit.at.theta;
        double residual = fit.at.residualVariance();
        DMatrixRMaj hessian = new DMatrixRMaj(size + 1, size + 1);
        double perSquares = fit.sums.scale * fit.sums.scale / residual;
        for (int k = 0; k < size; k++) {
            step[k] = DIFFERENCE * Math.max(1, Math.abs(theta[k]));
            above[k] = moved(theta, k, step[k]);
            below[k] = moved(theta, k, -step[k]);
            double[] up = above[k].gradient(residual);
            double[] down = below[k].gradient(residual);
            for (int i = 0; i < size; i++) {
                hessian.set(i, k, (up[i] - down[i]) / (2 * step[k]));
            }
            // −2ℓ = … + 2ν log σ + ρ²/σ², by σ in units of σ̂
            double bySigma = -2 * perSquares * (above[k].penalisedSquares - below[k].penalisedSquares) / (2 * step[k]);
            hessian.set(size, k, bySigma);
            hessian.set(k, size, bySigma);
        }
        hessian.set(size, size, 4.0 * fit.at.degrees());
        covariance = twiceInverse(hessian);
    }

    private ProfiledDeviance moved(double[] theta, int k, double by) {
        double[] moved = theta.clone();
        moved[k] += by;
        return new ProfiledDeviance(fit.sums, fit.at.criterion, moved);
    }

    private static double[] twiceInverse(DMatrixRMaj hessian) {
        int size = hessian.numRows;
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                double mean = (hessian.get(i, k) + hessian.get(k, i)) / 2;
                hessian.set(i, k, mean);
                hessian.set(k, i, mean);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        eigen.decompose(hessian);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
        }
        double[] inverse = new double[size * size];
        for (int i = 0; i < size; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            if (value > FLAT * largest) {
                DMatrixRMaj vector = eigen.getEigenVector(i);
                for (int r = 0; r < size; r++) {
                    for (int c = 0; c < size; c++) {
                        inverse[r * size + c] += 2 * vector.get(r) * vector.get(c) / value;
                    }
                }
            }
        }
        return inverse;
    }

    /**
     * Degrees of freedom of l'β̂.
     *
     * @param contrast l over all terms; terms that were left out count nothing
     * @return infinite where the variance does not depend on what was estimated
     */
    public double degreesOfFreedom(double[] contrast) {
        int size = step.length;
        double variance = variance(fit.at, contrast);
        double[] gradient = new double[size + 1];
        for (int k = 0; k < size; k++) {
            gradient[k] = (variance(above[k], contrast) - variance(below[k], contrast)) / (2 * step[k]);
        }
        gradient[size] = 2 * variance;
        double spread = 0;
        for (int i = 0; i <= size; i++) {
            for (int k = 0; k <= size; k++) {
                spread += gradient[i] * covariance[i * (size + 1) + k] * gradient[k];
            }
        }
        return 2 * variance * variance / spread;
    }

    /** Var(l'β̂)/σ². */
    private static double variance(ProfiledDeviance at, double[] contrast) {
        double sum = 0;
        for (double each : new PredictionContrast(at).fixed(contrast).root()) {
            sum += each * each;
        }
        return sum;
    }
}
