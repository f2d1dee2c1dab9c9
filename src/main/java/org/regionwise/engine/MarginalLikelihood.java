package org.regionwise.engine;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Log-likelihood ℓ(β, σ) of the individual 0/1 responses with every u_j integrated out, its gradient and Hessian.
 *
 * <p>A point is (β in scaled predictors, σ); ℓ is even in σ, so σ may be any real number. The gradient is the exact
 * derivative of the quadrature formula, nodes moving with the parameters included; with many nodes it equals Fisher's
 * identity ∇ℓ_j = E[s_j | y]. The Hessian is Louis's (1982, JRSS B 44): E[∂²f_j | y] + Var(s_j | y), on the same nodes;
 * with fewer than {@value #LOUIS_NEEDS} nodes those moments are too coarse and the gradient is differenced instead.
 *
 * <p>Keeps the modes between calls as starting values: not for use by several threads.
 */
final class MarginalLikelihood implements Objective {
    private static final int LOUIS_NEEDS = 7;
    private static final double DIFFERENCE = 1e-4;

    private final Cells cells;
    private final ScaledDesign design;
    private final RegionIntegral integral;
    private final int nodes;
    private final double[] modes;
    private final double[] eta;

    MarginalLikelihood(Cells cells, ScaledDesign design, int quadraturePoints) {
        this.cells = cells;
        this.design = design;
        this.nodes = quadraturePoints;
        this.integral = new RegionIntegral(cells, new GaussHermite(quadraturePoints));
        this.modes = new double[cells.regions()];
        this.eta = new double[cells.size()];
    }

    @Override
    public Evaluation at(double[] point) {
        return nodes >= LOUIS_NEEDS ? evaluate(point, true) : differenced(point);
    }

    private Evaluation differenced(double[] point) {
        int size = point.length;
        Evaluation here = evaluate(point, false);
        DMatrixRMaj hessian = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            double[] above = point.clone();
            double[] below = point.clone();
            above[i] += DIFFERENCE;
            below[i] -= DIFFERENCE;
            double[] up = evaluate(above, false).gradient();
            double[] down = evaluate(below, false).gradient();
            for (int k = 0; k < size; k++) {
                double slope = (up[k] - down[k]) / (2 * DIFFERENCE);
                hessian.add(i, k, slope / 2);
                hessian.add(k, i, slope / 2);
            }
        }
        return new Evaluation(here.value(), here.gradient(), hessian);
    }

    private Evaluation evaluate(double[] point, boolean withHessian) {
        int p = design.columns();
        double sigma = point[p];
        linearPredictors(point);
        double value = 0;
        double[] gradient = new double[p + 1];
        DMatrixRMaj hessian = new DMatrixRMaj(p + 1, p + 1);
        Scores scores = new Scores(p, nodes);
        for (int j = 0; j < cells.regions(); j++) {
            if (cells.trialsOfRegion(j) == 0) {
                continue;
            }
            integral.integrate(j, eta, sigma, modes[j]);
            modes[j] = integral.mode;
            value += integral.logLikelihood;
            scores.collect(j, sigma);
            scores.addGradient(gradient, sigma);
            if (withHessian) {
                scores.addHessian(hessian);
            }
        }
        SymmetricMatrix.mirrorLower(hessian);
        return new Evaluation(value, gradient, hessian);
    }

    /** Sets η_c = x_c'β for all cells. */
    private void linearPredictors(double[] point) {
        int p = design.columns();
        double[] x = design.values();
        for (int c = 0; c < eta.length; c++) {
            double sum = 0;
            for (int i = 0; i < p; i++) {
                sum += x[c * p + i] * point[i];
            }
            eta[c] = sum;
        }
    }

    /** Moments of one region's score s = ∂f/∂(β, σ) and of ∂²f over the posterior nodes. */
    private final class Scores {
        private final int p;
        /** Σ_c x_c (y_c − n_c p_c) and v Σ_c (y_c − n_c p_c), at each node. */
        private final double[][] score;

        private final double[] mean;
        /** Expected second derivatives, lower triangle. */
        private final double[] curvature;

        private int region;

        Scores(int p, int nodes) {
            this.p = p;
            this.score = new double[nodes][p + 1];
            this.mean = new double[p + 1];
            this.curvature = new double[(p + 1) * (p + 1)];
        }

        void collect(int j, double sigma) {
            region = j;
            int first = cells.start(j);
            int size = cells.start(j + 1) - first;
            double[] x = design.values();
            Arrays.fill(mean, 0);
            Arrays.fill(curvature, 0);
            for (double[] row : score) {
                Arrays.fill(row, 0);
            }
            for (int i = 0; i < size; i++) {
                int c = first + i;
                double trials = cells.trials(c);
                double successes = cells.successes(c);
                double[] probability = integral.probability[i];
                double spread = 0;
                double spreadV = 0;
                double spreadVv = 0;
                for (int k = 0; k < nodes; k++) {
                    double v = integral.node[k];
                    double residual = successes - trials * probability[k];
                    double[] row = score[k];
                    for (int a = 0; a < p; a++) {
                        row[a] += x[c * p + a] * residual;
                    }
                    row[p] += v * residual;
                    double variance = integral.weight[k] * trials * probability[k] * (1 - probability[k]);
                    spread += variance;
                    spreadV += variance * v;
                    spreadVv += variance * v * v;
                }
                for (int a = 0; a < p; a++) {
                    double xa = x[c * p + a];
                    for (int b = 0; b <= a; b++) {
                        curvature[a * (p + 1) + b] -= spread * xa * x[c * p + b];
                    }
                    curvature[p * (p + 1) + a] -= spreadV * xa;
                }
                curvature[p * (p + 1) + p] -= spreadVv;
            }
            for (int k = 0; k < nodes; k++) {
                for (int a = 0; a <= p; a++) {
                    mean[a] += integral.weight[k] * score[k][a];
                }
            }
        }

        void addHessian(DMatrixRMaj hessian) {
            int q = p + 1;
            for (int k = 0; k < nodes; k++) {
                double weight = integral.weight[k];
                double[] row = score[k];
                for (int a = 0; a < q; a++) {
                    double centred = weight * (row[a] - mean[a]);
                    for (int b = 0; b <= a; b++) {
                        curvature[a * q + b] += centred * (row[b] - mean[b]);
                    }
                }
            }
            for (int i = 0; i < q * q; i++) {
                hessian.data[i] += curvature[i];
            }
        }

        /**
         * dℓ = dτ/τ + E[f_θ] + E[f'] dv̂ + E[√2 z f'] dτ, with dv̂ = τ² f'_θ and dτ = ½ τ³ (f''_θ + f''' dv̂) at the mode.
         */
        void addGradient(double[] gradient, double sigma) {
            int first = cells.start(region);
            int end = cells.start(region + 1);
            double[] x = design.values();
            double mode = integral.mode;
            double tau = integral.tau;
            double residuals = 0;
            double information = 0;
            double skew = 0;
            double[] informationOf = new double[p];
            double[] skewOf = new double[p];
            for (int c = first; c < end; c++) {
                double probability = Logistic.probability(eta[c] + sigma * mode);
                double variance = cells.trials(c) * probability * (1 - probability);
                double third = variance * (1 - 2 * probability);
                residuals += cells.successes(c) - cells.trials(c) * probability;
                information += variance;
                skew += third;
                for (int a = 0; a < p; a++) {
                    informationOf[a] += x[c * p + a] * variance;
                    skewOf[a] += x[c * p + a] * third;
                }
            }
            double slope = 0;
            double stretched = 0;
            for (int k = 0; k < nodes; k++) {
                double v = integral.node[k];
                double residual = score[k][0];
                double derivative = integral.weight[k] * (sigma * residual - v);
                slope += derivative;
                stretched += derivative * (v - mode) / tau;
            }
            double factor = 1 / tau + stretched;
            for (int a = 0; a <= p; a++) {
                double slopeBy;
                double curvatureBy;
                if (a < p) {
                    slopeBy = -sigma * informationOf[a];
                    curvatureBy = -sigma * sigma * skewOf[a];
                } else {
                    slopeBy = residuals - sigma * mode * information;
                    curvatureBy = -2 * sigma * information - sigma * sigma * mode * skew;
                }
                double modeBy = tau * tau * slopeBy;
                double tauBy = 0.5 * tau * tau * tau * (curvatureBy - sigma * sigma * sigma * skew * modeBy);
                gradient[a] += mean[a] + slope * modeBy + factor * tauBy;
            }
        }
    }
}
