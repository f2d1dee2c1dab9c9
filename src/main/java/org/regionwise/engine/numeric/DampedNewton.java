package org.regionwise.engine.numeric;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Maximises a smooth function of few variables by Newton's method. Directions of wrong or no curvature are followed
 * uphill (absolute eigenvalues), long steps are cut, and a step that does not climb is halved, so that the value never
 * falls.
 */
public final class DampedNewton {
    private static final int MOST_ITERATIONS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double LONGEST_STEP = 3;
    /** Promised gain (half the Newton decrement), relative to the value, below which the maximum is taken as found. */
    private static final double GAIN = 1e-14;

    private DampedNewton() {}

    /**
     * Where the climb ended.
     *
     * @param evaluation of the objective at the point
     * @param iterations steps that were tried
     * @param converged whether nothing was left to gain
     */
    public record Maximum(double[] point, Evaluation evaluation, int iterations, boolean converged) {}

    /** The maximum found from {@code start}, which is left as it is; the best point so far where there is none. */
    public static Maximum maximise(Objective objective, double[] start) {
        double[] point = start.clone();
        Evaluation here = objective.at(point);
        for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
            double[] step = ascent(here);
            double gain = 0;
            double length = 0;
            for (int i = 0; i < step.length; i++) {
                gain += step[i] * here.gradient()[i] / 2;
                length = Math.max(length, Math.abs(step[i]));
            }
            boolean last = gain <= GAIN * (1 + Math.abs(here.value()));
            double fraction = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
            Evaluation there = null;
            double[] trial = null;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, fraction /= 2) {
                trial = point.clone();
                for (int i = 0; i < step.length; i++) {
                    trial[i] += fraction * step[i];
                }
                there = objective.at(trial);
                if (there.value() >= here.value() + 1e-4 * fraction * gain || last) {
                    break;
                }
            }
            if (there.value() > here.value()) {
                point = trial;
                here = there;
            } else if (!last) {
                // no step of any length climbs: rounding decides, which is as good as it gets
                boolean flat = gain <= 1e-9 * (1 + Math.abs(here.value()));
                return new Maximum(point, here, iteration, flat);
            }
            if (last) {
                return new Maximum(point, here, iteration, true);
            }
        }
        return new Maximum(point, here, MOST_ITERATIONS, false);
    }

    private static double[] ascent(Evaluation here) {
        int size = here.gradient().length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        eigen.decompose(here.hessian().copy());
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(eigen.getEigenvalue(i).real));
        }
        double[] step = new double[size];
        for (int i = 0; i < size; i++) {
            DMatrixRMaj direction = eigen.getEigenVector(i);
            double slope = 0;
            for (int k = 0; k < size; k++) {
                slope += direction.get(k) * here.gradient()[k];
            }
            double curvature = Math.max(Math.abs(eigen.getEigenvalue(i).real), 1e-12 * Math.max(largest, 1));
            for (int k = 0; k < size; k++) {
                step[k] += slope / curvature * direction.get(k);
            }
        }
        return step;
    }
}
