package org.regionwise.engine.binomial;

import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.Objective;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * Log-likelihood of the model without between-region variation (σ = 0, complete pooling): ℓ(β) = Σ_c y_c η_c − n_c
 * log(1 + e^η_c), η = x'β, with its gradient and Hessian. Predictors are scaled.
 */
final class LogisticLikelihood implements Objective {
    private final Cells cells;
    private final ScaledDesign design;

    LogisticLikelihood(Cells cells, ScaledDesign design) {
        this.cells = cells;
        this.design = design;
    }

    @Override
    public Evaluation at(double[] beta) {
        int p = design.columns();
        double[] x = design.values();
        double value = 0;
        double[] gradient = new double[p];
        DMatrixRMaj hessian = new DMatrixRMaj(p, p);
        for (int c = 0; c < cells.size(); c++) {
            double trials = cells.trials(c);
            if (trials == 0) {
                continue;
            }
            double eta = 0;
            for (int i = 0; i < p; i++) {
                eta += x[c * p + i] * beta[i];
            }
            double e = Math.exp(-Math.abs(eta));
            double probability = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
            value += cells.successes(c) * eta - trials * (Math.max(eta, 0) + Math.log1p(e));
            double residual = cells.successes(c) - trials * probability;
            double weight = trials * e / ((1 + e) * (1 + e));
            for (int i = 0; i < p; i++) {
                gradient[i] += residual * x[c * p + i];
                for (int k = 0; k <= i; k++) {
                    hessian.data[i * p + k] -= weight * x[c * p + i] * x[c * p + k];
                }
            }
        }
        SymmetricMatrix.mirrorLower(hessian);
        return new Evaluation(value, gradient, hessian);
    }
}
