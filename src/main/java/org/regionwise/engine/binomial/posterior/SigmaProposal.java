package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.regionwise.engine.numeric.AffineMap;
import org.regionwise.engine.numeric.CubicSpline;
import org.regionwise.engine.numeric.DampedNewton;
import org.regionwise.engine.numeric.FixedSigma;
import org.regionwise.engine.numeric.Objective;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * An approximation of the posterior of (β, log σ) to start from: on an even grid of λ = log σ the conditional mode of β
 * and its curvature, giving log p(λ | y) up to a constant by Laplace's method, and between the grid points
 * interpolation. It follows the posterior also where σ piles up at zero (in λ a tail e^λ) and where it is skewed.
 */
final class SigmaProposal {
    private static final double LOWEST = Math.log(1e-4);
    private static final double HIGHEST = Math.log(60);
    private static final double COARSE_STEP = 0.5;
    private static final int GRID = 25;
    /** How far below its maximum, in log density, the marginal of λ is followed. */
    private static final double DEPTH = 14;

    private static final int TABLE = 600;

    private final int p;
    private final double[] grid = new double[GRID];
    private final Conditional[] at = new Conditional[GRID];

    private final double tableStart;
    private final double tableStep;
    /** Density of λ, piecewise linear on an even table, and its distribution function. */
    private final double[] density = new double[TABLE];

    private final double[] cumulative = new double[TABLE];

    /**
     * β given λ.
     *
     * @param mode its conditional mode
     * @param factor lower Cholesky factor of the inverse curvature there, row by row
     * @param logMarginal log of the conditional maximum times the factor's determinant, Jacobian of log σ included
     */
    private record Conditional(double[] mode, double[] factor, double logMarginal) {}

    /** @param posterior log posterior of (β, σ) and its derivatives, without the Jacobian of log σ */
    SigmaProposal(Objective posterior, double[] startBeta) {
        this.p = startBeta.length;
        double[] ends = relevant(posterior, startBeta);
        double[] height = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            grid[i] = ends[0] + i * (ends[1] - ends[0]) / (GRID - 1);
            at[i] = conditional(posterior, i == 0 ? startBeta : at[i - 1].mode(), grid[i], i == 0 ? null : at[i - 1]);
            height[i] = at[i].logMarginal();
        }
        // below the grid the likelihood no longer changes with σ, so the density falls like e^λ
        this.tableStart = openBelow() ? LOWEST - DEPTH : grid[0];
        this.tableStep = (grid[GRID - 1] - tableStart) / (TABLE - 1);
        double highest = Arrays.stream(height).max().orElseThrow();
        CubicSpline spline = new CubicSpline(grid, height);
        for (int i = 0; i < TABLE; i++) {
            double lambda = tableStart + i * tableStep;
            double value = lambda < grid[0] ? height[0] + (lambda - grid[0]) : spline.at(lambda);
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

    /** Where the marginal of λ is not negligible. */
    private double[] relevant(Objective posterior, double[] startBeta) {
        List<Double> lambdas = new ArrayList<>();
        List<Conditional> conditionals = new ArrayList<>();
        Conditional last = null;
        double top = Double.NEGATIVE_INFINITY;
        for (double lambda = LOWEST; lambda <= HIGHEST; lambda += COARSE_STEP) {
            last = conditional(posterior, last == null ? startBeta : last.mode(), lambda, last);
            lambdas.add(lambda);
            conditionals.add(last);
            top = Math.max(top, last.logMarginal());
            if (last.logMarginal() < top - DEPTH && lambda > 0) {
                break;
            }
        }
        int first = 0;
        while (first < lambdas.size() - 2 && conditionals.get(first + 1).logMarginal() < top - DEPTH) {
            first++;
        }
        int end = lambdas.size() - 1;
        while (end > first + 1 && conditionals.get(end - 1).logMarginal() < top - DEPTH) {
            end--;
        }
        return new double[] {lambdas.get(first), lambdas.get(end)};
    }

    private Conditional conditional(Objective posterior, double[] start, double lambda, Conditional before) {
        DampedNewton.Maximum best = DampedNewton.maximise(new FixedSigma(posterior, Math.exp(lambda), p), start);
        DMatrixRMaj covariance = SymmetricMatrix.covariance(best.evaluation().hessian());
        double[] lower;
        if (covariance == null) {
            // quadrature is rough where σ is absurdly large; nearly no mass lies there, so any shape serves
            lower = before == null ? AffineMap.none(p).factor() : before.factor();
        } else {
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p, true);
            cholesky.decompose(covariance);
            lower = cholesky.getT(null).data.clone();
        }
        double logDeterminant = 0;
        for (int i = 0; i < p; i++) {
            logDeterminant += Math.log(lower[i * p + i]);
        }
        return new Conditional(best.point(), lower, best.evaluation().value() + lambda + logDeterminant);
    }

    int gridSize() {
        return GRID;
    }

    double gridLambda(int i) {
        return grid[i];
    }

    double gridStep() {
        return grid[1] - grid[0];
    }

    /** Whether the density reaches below the grid, falling like e^λ. */
    boolean openBelow() {
        return grid[0] <= LOWEST;
    }

    /** β = mode + factor z at grid point i, written to {@code beta}; returns log |factor|. */
    double placeOnGrid(int i, double[] z, double[] beta) {
        return place(at[i], at[i], 0, z, beta);
    }

    /** β = mode(λ) + factor(λ) z, written to {@code beta}; returns log |factor(λ)|. */
    double place(double lambda, double[] z, double[] beta) {
        double position = (lambda - grid[0]) / gridStep();
        int left = (int) Math.min(Math.max(Math.floor(position), 0), GRID - 2);
        return place(at[left], at[left + 1], Math.min(Math.max(position - left, 0), 1), z, beta);
    }

    private double place(Conditional a, Conditional b, double t, double[] z, double[] beta) {
        double logDeterminant = 0;
        for (int i = 0; i < p; i++) {
            beta[i] = (1 - t) * a.mode()[i] + t * b.mode()[i];
            for (int k = 0; k <= i; k++) {
                double entry = (1 - t) * a.factor()[i * p + k] + t * b.factor()[i * p + k];
                beta[i] += entry * z[k];
                if (k == i) {
                    logDeterminant += Math.log(entry);
                }
            }
        }
        return logDeterminant;
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

    /** Where the density of λ has its knots. */
    double[] tableKnots() {
        double[] knots = new double[TABLE];
        Arrays.setAll(knots, i -> tableStart + i * tableStep);
        return knots;
    }

    double logDensity(double lambda) {
        double position = (lambda - tableStart) / tableStep;
        int left = (int) Math.min(Math.max(Math.floor(position), 0), TABLE - 2);
        double t = position - left;
        return Math.log(density[left] * (1 - t) + density[left + 1] * t);
    }
}
