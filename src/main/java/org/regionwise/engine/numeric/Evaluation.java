package org.regionwise.engine.numeric;

import org.ejml.data.DMatrixRMaj;

/** Value, gradient and Hessian of an objective at one point. */
public record Evaluation(double value, double[] gradient, DMatrixRMaj hessian) {

    /** The sum of two objectives' evaluations at one point. */
    public Evaluation plus(Evaluation other) {
        double[] sum = gradient.clone();
        DMatrixRMaj matrix = hessian.copy();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.gradient[i];
        }
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] += other.hessian.data[i];
        }
        return new Evaluation(value + other.value, sum, matrix);
    }
}
