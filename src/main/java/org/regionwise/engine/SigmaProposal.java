package org.regionwise.engine;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * An approximation of the posterior of (β, log σ) to draw from: on a grid of λ = log σ the conditional mode of β and its
 * curvature, giving log p(λ | y) up to a constant by Laplace's method, and between the grid points interpolation. It
 * follows the posterior also where σ piles up at zero (in λ a tail e^λ) and where it is skewed.
 */
final class SigmaProposal {
    private static final double LOWEST = Math.log(1e-4);
    private static final double HIGHEST = Math.log(60);
    private static final double COARSE_STEP = 0.5;
    private static final int FINE_POINTS = 25;
    /** How far below its maximum, in log density, the marginal of λ is followed. */
    private static final double DEPTH = 14;

    private static final int TABLE = 600;

    /** Grid of λ, with the conditional mode of β, and the lower Cholesky factor of its inverse curvature, row by row. */
    private final double[] grid;

    private final double[][] mode;
    private final double[][] factor;
    private final int p;

    /** Density of λ, piecewise linear on an even table, and its distribution function. */
    private final double tableStart;

    private final double tableStep;
    private final double[] density;
    private final double[] cumulative;

    /** log of the conditional maximum over β, with what is needed to interpolate. */
    private record Conditional(double[] beta, double[] factor, double logMarginal) {}

    /** @param posterior log posterior of (β, σ) and its derivatives, without the Jacobian of log σ */
    SigmaProposal(Objective posterior, double[] startBeta) {
        this.p = startBeta.length;
        int coarse = (int) Math.ceil((HIGHEST - LOWEST) / COARSE_STEP) + 1;
        double[] lambda = new double[coarse];
        Conditional[] at = new Conditional[coarse];
        double[] beta = startBeta;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < coarse; i++) {
            lambda[i] = LOWEST + i * (HIGHEST - LOWEST) / (coarse - 1);
            at[i] = conditional(posterior, beta, lambda[i]);
            beta = at[i].beta();
            top = Math.max(top, at[i].logMarginal());
        }
        int first = 0;
        while (first < coarse - 2 && at[first + 1].logMarginal() < top - DEPTH) {
            first++;
        }
        int last = coarse - 1;
        while (last > first + 1 && at[last - 1].logMarginal() < top - DEPTH) {
            last--;
        }
        this.grid = new double[FINE_POINTS];
        this.mode = new double[FINE_POINTS][];
        this.factor = new double[FINE_POINTS][];
        double[] height = new double[FINE_POINTS];
        beta = at[first].beta();
        for (int i = 0; i < FINE_POINTS; i++) {
            grid[i] = lambda[first] + i * (lambda[last] - lambda[first]) / (FINE_POINTS - 1);
            Conditional fine = conditional(posterior, beta, grid[i]);
            beta = fine.beta();
            mode[i] = fine.beta();
            factor[i] = fine.factor();
            height[i] = fine.logMarginal();
        }
        // below the grid the likelihood no longer changes with σ, so the density falls like e^λ
        this.tableStart = grid[0] == LOWEST ? LOWEST - DEPTH : grid[0];
        this.tableStep = (grid[FINE_POINTS - 1] - tableStart) / (TABLE - 1);
        this.density = new double[TABLE];
        this.cumulative = new double[TABLE];
        double highest = Arrays.stream(height).max().orElseThrow();
        CubicSpline spline = new CubicSpline(grid, height);
        for (int i = 0; i < TABLE; i++) {
            double l = tableStart + i * tableStep;
            double value = l < grid[0] ? height[0] + (l - grid[0]) : spline.at(l);
            density[i] = Math.exp(value - highest) + 1e-9;
            if (i > 0) {
                cumulative[i] = cumulative[i - 1] + tableStep * (density[i - 1] + density[i]) / 2;
            }
        }
        double mass = cumulative[TABLE - 1];
        for (int i = 0; i < TABLE; i++) {
            density[i] /= mass;
            cumulative[i] /= mass;
        }
    }

    private Conditional conditional(Objective posterior, double[] start, double lambda) {
        double sigma = Math.exp(lambda);
        DampedNewton.Maximum best = DampedNewton.maximise(new FixedSigma(posterior, sigma, p), start);
        DMatrixRMaj covariance = SymmetricMatrix.covariance(best.evaluation().hessian());
        if (covariance == null) {
            throw new IllegalStateException("the prior makes the posterior of the coefficients proper");
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p, true);
        cholesky.decompose(covariance.copy());
        double[] lower = cholesky.getT(null).data.clone();
        double logDeterminant = 0;
        for (int i = 0; i < p; i++) {
            logDeterminant += Math.log(lower[i * p + i]);
        }
        return new Conditional(best.point(), lower, best.evaluation().value() + lambda + logDeterminant);
    }

    /** λ with P(Λ ≤ λ) = uniform, Λ from the density of {@link #logDensity}. */
    double lambda(double uniform) {
        int right = Arrays.binarySearch(cumulative, uniform);
        right = Math.min(Math.max(right >= 0 ? right : -right - 1, 1), TABLE - 1);
        double a = density[right - 1];
        double b = density[right];
        double wanted = (uniform - cumulative[right - 1]) / tableStep;
        // a t + (b − a) t²/2 = wanted, t in [0, 1]
        double t = 2 * wanted / (a + Math.sqrt(Math.max(0, a * a + 2 * (b - a) * wanted)));
        return tableStart + (right - 1 + Math.min(Math.max(t, 0), 1)) * tableStep;
    }

    double logDensity(double lambda) {
        double position = (lambda - tableStart) / tableStep;
        int left = (int) Math.min(Math.max(Math.floor(position), 0), TABLE - 2);
        double t = position - left;
        return Math.log(density[left] * (1 - t) + density[left + 1] * t);
    }

    /** β = mode(λ) + factor(λ) z, written to {@code beta}; returns log |factor(λ)|. */
    double place(double lambda, double[] z, double[] beta) {
        double position = (lambda - grid[0]) / (grid[grid.length - 1] - grid[0]) * (grid.length - 1);
        int left = (int) Math.min(Math.max(Math.floor(position), 0), grid.length - 2);
        double t = Math.min(Math.max(position - left, 0), 1);
        double logDeterminant = 0;
        for (int i = 0; i < p; i++) {
            beta[i] = (1 - t) * mode[left][i] + t * mode[left + 1][i];
            for (int k = 0; k <= i; k++) {
                double entry = (1 - t) * factor[left][i * p + k] + t * factor[left + 1][i * p + k];
                beta[i] += entry * z[k];
                if (k == i) {
                    logDeterminant += Math.log(entry);
                }
            }
        }
        return logDeterminant;
    }
}
