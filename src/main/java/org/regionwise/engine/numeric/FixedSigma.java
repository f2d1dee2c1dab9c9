package org.regionwise.engine.numeric;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** An objective of (β, σ) as one of β, σ held. */
public record FixedSigma(Objective objective, double sigma, int coefficients) implements Objective {

    @Override
    public Evaluation at(double[] beta) {
        double[] point = Arrays.copyOf(beta, coefficients + 1);
        point[coefficients] = sigma;
        Evaluation all = objective.at(point);
        return new Evaluation(all.value(), Arrays.copyOf(all.gradient(), coefficients), withoutSigma(all.hessian()));
    }

    /** The Hessian's block of β. */
    public static DMatrixRMaj withoutSigma(DMatrixRMaj hessian) {
        int coefficients = hessian.numRows - 1;
        DMatrixRMaj block = new DMatrixRMaj(coefficients, coefficients);
        for (int i = 0; i < coefficients; i++) {
            for (int k = 0; k < coefficients; k++) {
                block.set(i, k, hessian.get(i, k));
            }
        }
        return block;
    }
}
