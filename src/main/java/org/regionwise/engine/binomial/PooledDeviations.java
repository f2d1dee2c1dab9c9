package org.regionwise.engine.binomial;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.DampedNewton;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.Objective;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * The standard deviations τ_k of pooled effects b by maximum likelihood, b integrated out by Laplace's method about its
 * mode, the region effects exactly:
 *
 * <p>log L(β, σ, τ) ≈ ℓ(β, b̂, σ) + log N(b̂; 0, τ²) + (m/2) log 2π + c, c = −½ log det(−∂²/∂b²),
 *
 * <p>b̂ the mode of the first two terms. Breslow &amp; Clayton (1993), JASA 88; lme4 does the same for all effects.
 * (β̂, σ̂) would lie too near 0 where c is left out of their equations: they maximise what is tilted by c's slope,
 * which is worked out anew until it no longer changes. τ̂ = 0 is an answer.
 */
final class PooledDeviations {
    /** Below this τ̂, on the logit scale, categories do not differ. */
    static final double ZERO = 1e-3;

    private static final double HIGHEST = 10;
    private static final double START = 0.4;
    /** Of log τ. */
    private static final double STRIDE = 0.5;

    private static final double FOUND = 1e-4;
    private static final int MOST_CYCLES = 20;
    /** Of the tilt: how often it is worked out, by what change it is found, and by which differences. */
    private static final int MOST_ROUNDS = 6;

    private static final double STEADY = 1e-3;
    private static final double DIFFERENCE = 1e-3;
    /** Of log τ, once it is nearly known. */
    private static final double SHORT_STRIDE = 0.02;

    private static final int MOST_STEPS = 60;

    private final Objective likelihood;
    private final ScaledDesign design;
    private final double[] tilt;
    private double[] point;
    private int iterations;

    /**
     * @param likelihood of (β, b, σ), of scaled predictors
     * @param start where to begin to look for its maximum; not written to
     */
    PooledDeviations(Objective likelihood, ScaledDesign design, double[] start) {
        this.likelihood = likelihood;
        this.design = design;
        this.point = start;
        this.tilt = new double[start.length];
    }

    /**
     * What was found.
     *
     * @param deviations τ̂ by group
     * @param tilt by fixed coefficient and σ; 0 for pooled effects
     */
    record Estimates(double[] deviations, double[] tilt, int iterations) {}

    Estimates estimates() {
        double[] logs = new double[design.pooledGroups()];
        Arrays.fill(logs, Math.log(START));
        climb(logs, STRIDE);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] before = tilt.clone();
            tilt(logs);
            double change = 0;
            for (int i = 0; i < tilt.length; i++) {
                change = Math.max(change, Math.abs(tilt[i] - before[i]) / (1 + Math.abs(tilt[i])));
            }
            if (change < STEADY) {
                break;
            }
            climb(logs, SHORT_STRIDE);
        }
        return new Estimates(deviations(logs), tilt, iterations);
    }

    /** Moves {@code logs} to where log L is highest under the present tilt. */
    private void climb(double[] logs, double stride) {
        double value = Double.NEGATIVE_INFINITY;
        for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
            double before = value;
            for (int k = 0; k < logs.length; k++) {
                int at = k;
                double[] trial = logs.clone();
                logs[k] = climbed(logs[k], stride, candidate -> {
                    trial[at] = candidate;
                    return logLikelihood(trial);
                });
            }
            value = logLikelihood(logs);
            if (logs.length == 1 || value - before < FOUND * FOUND) {
                break;
            }
        }
    }

    private static double[] deviations(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    /** Steps uphill until the top lies between three places, then parabolas through the best three. */
    private static double climbed(double start, double stride, DoubleUnaryOperator height) {
        double low = Math.log(ZERO) - STRIDE;
        double high = Math.log(HIGHEST);
        double left = start - stride;
        double middle = start;
        double right = start + stride;
        double l = height.applyAsDouble(left);
        double m = height.applyAsDouble(middle);
        double r = height.applyAsDouble(right);
        while ((l > m || r > m) && middle > low && middle < high) {
            if (r > m) {
                left = middle;
                l = m;
                middle = right;
                m = r;
                right += stride;
                r = height.applyAsDouble(right);
            } else {
                right = middle;
                r = m;
                middle = left;
                m = l;
                left -= stride;
                l = height.applyAsDouble(left);
            }
        }
        for (int step = 0; step < MOST_STEPS && right - left > FOUND && middle > low; step++) {
            double a = (middle - left) * (m - r);
            double b = (middle - right) * (m - l);
            double top = middle - ((middle - left) * a - (middle - right) * b) / (2 * (a - b));
            double wider = right - middle > middle - left ? (right + middle) / 2 : (left + middle) / 2;
            // every third place halves the wider side, so that both close in
            double next = step % 3 == 2 || !(top > left && top < right) ? wider : top;
            if (Math.abs(next - middle) < FOUND / 2) {
                next = middle + (right - middle > middle - left ? FOUND : -FOUND) / 2;
            }
            double n = height.applyAsDouble(next);
            if (n > m) {
                if (next > middle) {
                    left = middle;
                    l = m;
                } else {
                    right = middle;
                    r = m;
                }
                middle = next;
                m = n;
            } else if (next > middle) {
                right = next;
                r = n;
            } else {
                left = next;
                l = n;
            }
        }
        return middle;
    }

    /** log L(τ) by Laplace's method; remembers where the maximum lay. */
    private double logLikelihood(double[] logs) {
        Objective penalised = Priors.onPooled(likelihood, design, deviations(logs));
        DampedNewton.Maximum top = DampedNewton.maximise(tilted(penalised, tilt), point);
        iterations += top.iterations();
        point = top.point();
        return laplace(top.evaluation(), design) - along(tilt, point);
    }

    /** The objective with the tilt's plane added, even in σ; the objective may be without σ, which comes last. */
    static Objective tilted(Objective objective, double[] tilt) {
        return point -> {
            Evaluation plain = objective.at(point);
            double[] gradient = plain.gradient().clone();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += i == tilt.length - 1 ? tilt[i] * Math.signum(point[i]) : tilt[i];
            }
            return new Evaluation(plain.value() + along(tilt, point), gradient, plain.hessian());
        };
    }

    /** What the tilt adds at a point. */
    static double along(double[] tilt, double[] point) {
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            sum += tilt[i] * (i == tilt.length - 1 ? Math.abs(point[i]) : point[i]);
        }
        return sum;
    }

    /** Works out ∂c/∂(β, σ), with b where its mode moves to: central differences. */
    private void tilt(double[] logs) {
        Objective penalised = Priors.onPooled(likelihood, design, deviations(logs));
        int[] pooled = pooled(design);
        // the likelihood is even in σ
        point[design.columns()] = Math.abs(point[design.columns()]);
        DMatrixRMaj hessian = penalised.at(point).hessian();
        DMatrixRMaj covariance = SymmetricMatrix.covariance(block(hessian, pooled));
        for (int i = 0; i < point.length; i++) {
            if (i < design.columns() && design.pooled(i) >= 0) {
                continue;
            }
            double[] move = new double[point.length];
            move[i] = DIFFERENCE;
            for (int k = 0; k < pooled.length; k++) {
                for (int l = 0; l < pooled.length; l++) {
                    move[pooled[k]] += covariance.get(k, l) * hessian.get(pooled[l], i) * DIFFERENCE;
                }
            }
            double rise = 0;
            for (int side = -1; side <= 1; side += 2) {
                double[] moved = point.clone();
                for (int k = 0; k < moved.length; k++) {
                    moved[k] += side * move[k];
                }
                rise += side * halfLogVolume(block(penalised.at(moved).hessian(), pooled));
            }
            tilt[i] = rise / (2 * DIFFERENCE);
        }
    }

    /** The penalised maximum with b integrated out. */
    static double laplace(Evaluation top, ScaledDesign design) {
        int[] pooled = pooled(design);
        return top.value() + pooled.length * Math.log(2 * Math.PI) / 2 + halfLogVolume(block(top.hessian(), pooled));
    }

    private static int[] pooled(ScaledDesign design) {
        return IntStream.range(0, design.columns())
                .filter(i -> design.pooled(i) >= 0)
                .toArray();
    }

    private static DMatrixRMaj block(DMatrixRMaj hessian, int[] of) {
        DMatrixRMaj block = new DMatrixRMaj(of.length, of.length);
        for (int i = 0; i < of.length; i++) {
            for (int k = 0; k < of.length; k++) {
                block.set(i, k, hessian.get(of[i], of[k]));
            }
        }
        return block;
    }

    /** −½ log det(−H). */
    private static double halfLogVolume(DMatrixRMaj hessian) {
        int size = hessian.numRows;
        double[] axes = SymmetricMatrix.axes(hessian);
        double sum = 0;
        for (int k = 0; k < size; k++) {
            double square = 0;
            for (int i = 0; i < size; i++) {
                square += axes[i * size + k] * axes[i * size + k];
            }
            sum += Math.log(square) / 2;
        }
        return sum;
    }
}
