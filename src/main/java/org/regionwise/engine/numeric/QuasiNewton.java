package org.regionwise.engine.numeric;

import java.util.Arrays;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Minimises a smooth function of few variables whose gradient is exact and dear: BFGS, begun with the curvature at the
 * start and ended by steps that flatten the slope, so that the point is as exact as the gradient and not only as the
 * value. Nocedal &amp; Wright (2006), chapter 6.
 */
public final class QuasiNewton {
    private static final int MOST_ITERATIONS = 200;
    private static final int MOST_HALVINGS = 30;
    private static final int MOST_NEWTON_STEPS = 6;
    private static final int MOST_LAST_STEPS = 8;
    private static final double EXACT_STEP = 1e-8;
    private static final double LONGEST_STEP = 0.5;
    /** Promised gain below which Newton's steps take over. */
    private static final double GAIN = 1e-7;
    /** The same, below which a search that cannot climb down any more has arrived. */
    private static final double SMALL_GAIN = 1e-6;

    /** For differences of the gradient: their error is of the order of its square. */
    private static final double DIFFERENCE = 1e-4;

    private static final double ROUNDING = 1e-12;
    /** Of a second derivative: less is rounding. */
    private static final double RIDGE = 1e-6;

    private QuasiNewton() {}

    /** Value and gradient at one point. */
    public record Slope(double value, double[] gradient) {
        /** Largest absolute entry of the gradient. */
        public double steepest() {
            return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
        }
    }

    /**
     * Where the search ended.
     *
     * @param evaluations of the gradient
     * @param converged whether it is a minimum but for rounding
     */
    public record Minimum(double[] point, Slope slope, int evaluations, boolean converged) {}

    /** @param start whose curvature is taken from differences of the gradient */
    public static Minimum minimise(Function<double[], Slope> function, double[] start) {
        int size = start.length;
        double[] point = start.clone();
        Slope here = function.apply(point);
        int evaluations = 1 + size;
        double[] inverse = inverse(curvature(function, point, here), size);
        boolean arrived = false;
        for (int iteration = 0; iteration < MOST_ITERATIONS && !arrived; iteration++) {
            double[] step = step(inverse, here.gradient());
            double slope = dot(step, here.gradient());
            if (-slope / 2 <= GAIN) {
                arrived = true;
                break;
            }
            double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
            double fraction = Math.min(1, LONGEST_STEP / longest);
            Slope there = null;
            double[] trial = null;
            boolean found = false;
            for (int halving = 0; halving < MOST_HALVINGS && !found; halving++) {
                trial = moved(point, step, fraction);
                there = function.apply(trial);
                evaluations++;
                double gain = there.value() - here.value();
                boolean level =
                        Math.abs(gain) <= ROUNDING * (1 + Math.abs(here.value())) && there.steepest() < here.steepest();
                found = gain <= 1e-4 * fraction * slope || level;
                // through the values at both ends and the slope at the first
                double best = -slope * fraction * fraction / (2 * (gain - slope * fraction));
                fraction = found ? fraction : Math.min(Math.max(best, fraction / 10), fraction / 2);
            }
            if (!found) {
                arrived = -slope / 2 <= SMALL_GAIN;
                break;
            }
            update(inverse, difference(trial, point), difference(there.gradient(), here.gradient()));
            point = trial;
            here = there;
        }
        for (int i = 0; arrived && i < MOST_LAST_STEPS && here.steepest() > 0; i++) {
            // the value has no digits left to tell better from worse, but the slope has
            double[] step = step(inverse, here.gradient());
            double[] trial = moved(point, step, 1);
            Slope there = function.apply(trial);
            evaluations++;
            if (!flatter(here, there)) {
                break;
            }
            update(inverse, difference(trial, point), difference(there.gradient(), here.gradient()));
            point = trial;
            here = there;
            if (Arrays.stream(step).map(Math::abs).max().orElse(0) <= EXACT_STEP) {
                return new Minimum(point, here, evaluations, true);
            }
        }
        return polished(function, point, here, evaluations, arrived);
    }

    private static boolean flatter(Slope here, Slope there) {
        return there.steepest() < here.steepest()
                && there.value() <= here.value() + 1e-9 * (1 + Math.abs(here.value()));
    }

    /**
     * Newton's steps from a point close to a minimum, as long as they flatten the slope.
     *
     * @param arrived whether the point is taken for close
     */
    public static Minimum polished(
            Function<double[], Slope> function, double[] start, Slope at, int before, boolean arrived) {
        double[] point = start;
        Slope here = at;
        int evaluations = before;
        for (int i = 0; i < MOST_NEWTON_STEPS && here.steepest() > 0; i++) {
            double[] step = step(inverse(hessian(function, point), point.length), here.gradient());
            evaluations += 2 * point.length + 1;
            double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
            double[] trial = moved(point, step, Math.min(1, LONGEST_STEP / longest));
            Slope there = function.apply(trial);
            if (!flatter(here, there)) {
                break;
            }
            boolean last = longest <= EXACT_STEP;
            point = trial;
            here = there;
            if (last) {
                break;
            }
        }
        return new Minimum(point, here, evaluations, arrived);
    }

    /**
     * A point with a lower value along the direction of most negative curvature, from a point where the function is
     * level: a saddle, or the ridge of a function that is even.
     *
     * @return null where no curvature is negative, which makes the point a minimum
     */
    public static double[] offRidge(Function<double[], Slope> function, double[] point, double value) {
        int size = point.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        eigen.decompose(new DMatrixRMaj(size, size, true, hessian(function, point)));
        int lowest = 0;
        for (int i = 1; i < size; i++) {
            lowest = eigen.getEigenvalue(i).getReal()
                            < eigen.getEigenvalue(lowest).getReal()
                    ? i
                    : lowest;
        }
        if (eigen.getEigenvalue(lowest).getReal() >= -RIDGE) {
            return null;
        }
        double[] direction = eigen.getEigenVector(lowest).data;
        double[] best = null;
        double least = value;
        for (double length = 1; length > 1e-4; length /= 2) {
            for (int side = -1; side <= 1; side += 2) {
                double[] trial = moved(point, direction, side * length);
                double there = function.apply(trial).value();
                if (there < least) {
                    least = there;
                    best = trial;
                }
            }
        }
        return best;
    }

    /** Second derivatives by central differences of the gradient, row by row. */
    public static double[] hessian(Function<double[], Slope> function, double[] point) {
        int size = point.length;
        double[] hessian = new double[size * size];
        for (int k = 0; k < size; k++) {
            double step = DIFFERENCE * Math.max(1, Math.abs(point[k]));
            double[] moved = point.clone();
            moved[k] = point[k] + step;
            double[] above = function.apply(moved).gradient();
            double up = moved[k];
            moved[k] = point[k] - step;
            double[] below = function.apply(moved).gradient();
            for (int i = 0; i < size; i++) {
                hessian[i * size + k] = (above[i] - below[i]) / (up - moved[k]);
            }
        }
        return symmetric(hessian, size);
    }

    private static double[] curvature(Function<double[], Slope> function, double[] point, Slope here) {
        int size = point.length;
        double[] curvature = new double[size * size];
        for (int k = 0; k < size; k++) {
            double[] moved = point.clone();
            moved[k] += DIFFERENCE;
            double[] there = function.apply(moved).gradient();
            for (int i = 0; i < size; i++) {
                curvature[i * size + k] = (there[i] - here.gradient()[i]) / DIFFERENCE;
            }
        }
        return symmetric(curvature, size);
    }

    private static double[] symmetric(double[] matrix, int size) {
        double[] symmetric = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                symmetric[i * size + k] = (matrix[i * size + k] + matrix[k * size + i]) / 2;
            }
        }
        return symmetric;
    }

    /** Inverse with absolute eigenvalues, so that a step leads downhill whatever the curvature. */
    private static double[] inverse(double[] hessian, int size) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        eigen.decompose(new DMatrixRMaj(size, size, true, hessian));
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(eigen.getEigenvalue(i).getReal()));
        }
        double[] inverse = new double[size * size];
        for (int i = 0; i < size; i++) {
            double value = Math.max(Math.abs(eigen.getEigenvalue(i).getReal()), 1e-10 * Math.max(largest, 1e-10));
            DMatrixRMaj vector = eigen.getEigenVector(i);
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    inverse[r * size + c] += vector.get(r) * vector.get(c) / value;
                }
            }
        }
        return inverse;
    }

    private static double[] step(double[] inverse, double[] gradient) {
        int size = gradient.length;
        double[] step = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                step[i] -= inverse[i * size + k] * gradient[k];
            }
        }
        return step;
    }

    /** BFGS, where the curvature along the step is positive. */
    private static void update(double[] inverse, double[] step, double[] change) {
        int size = step.length;
        double curvature = dot(step, change);
        if (!(curvature > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change)))) {
            return;
        }
        double[] along = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                along[i] += inverse[i * size + k] * change[k];
            }
        }
        double both = (curvature + dot(change, along)) / (curvature * curvature);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                inverse[i * size + k] +=
                        both * step[i] * step[k] - (along[i] * step[k] + step[i] * along[k]) / curvature;
            }
        }
    }

    private static double[] moved(double[] point, double[] step, double fraction) {
        double[] moved = point.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += fraction * step[i];
        }
        return moved;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
