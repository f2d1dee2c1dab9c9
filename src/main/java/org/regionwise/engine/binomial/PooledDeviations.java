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
 * mode, the region effects exactly: log L(τ) ≈ ℓ(β̂, b̂, σ̂) + log N(b̂; 0, τ²) + (m/2) log 2π − ½ log det(−∂²/∂b²),
 * where (β̂, b̂, σ̂) maximise the first two terms. Breslow &amp; Clayton (1993), JASA 88; lme4 does the same for all
 * effects.
 * τ̂ = 0 is an answer.
 */
final class PooledDeviations {
    /** Below this τ̂, on the logit scale, categories do not differ. */
    static final double ZERO = 1e-3;

    private static final double HIGHEST = 10;
    private static final double START = 0.4;
    /** Of log τ. */
    private static final double STRIDE = 0.5;

    private static final double FOUND = 1e-5;
    private static final int MOST_CYCLES = 20;
    private static final int MOST_STEPS = 60;

    private final Objective likelihood;
    private final ScaledDesign design;
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
    }

    /** What was found: τ̂ by group, and log L there. */
    record Estimates(double[] deviations, double logLikelihood, double[] point, int iterations) {}

    Estimates estimates() {
        double[] logs = new double[design.pooledGroups()];
        Arrays.fill(logs, Math.log(START));
        double value = Double.NEGATIVE_INFINITY;
        for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
            double before = value;
            for (int k = 0; k < logs.length; k++) {
                int at = k;
                double[] trial = logs.clone();
                logs[k] = climbed(logs[k], candidate -> {
                    trial[at] = candidate;
                    return logLikelihood(trial);
                });
            }
            value = logLikelihood(logs);
            if (logs.length == 1 || value - before < FOUND * FOUND) {
                break;
            }
        }
        return new Estimates(deviations(logs), value, point, iterations);
    }

    private static double[] deviations(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    /** Steps uphill until the top lies between three places, then parabolas through the best three. */
    private static double climbed(double start, DoubleUnaryOperator height) {
        double low = Math.log(ZERO) - STRIDE;
        double high = Math.log(HIGHEST);
        double left = start - STRIDE;
        double middle = start;
        double right = start + STRIDE;
        double l = height.applyAsDouble(left);
        double m = height.applyAsDouble(middle);
        double r = height.applyAsDouble(right);
        while ((l > m || r > m) && middle > low && middle < high) {
            if (r > m) {
                left = middle;
                l = m;
                middle = right;
                m = r;
                right += STRIDE;
                r = height.applyAsDouble(right);
            } else {
                right = middle;
                r = m;
                middle = left;
                m = l;
                left -= STRIDE;
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
        DampedNewton.Maximum top = DampedNewton.maximise(Priors.onPooled(likelihood, design, deviations(logs)), point);
        iterations += top.iterations();
        point = top.point();
        return laplace(top.evaluation(), design);
    }

    /** The penalised maximum with b integrated out. */
    static double laplace(Evaluation top, ScaledDesign design) {
        int[] pooled = IntStream.range(0, design.columns())
                .filter(i -> design.pooled(i) >= 0)
                .toArray();
        DMatrixRMaj block = new DMatrixRMaj(pooled.length, pooled.length);
        for (int i = 0; i < pooled.length; i++) {
            for (int k = 0; k < pooled.length; k++) {
                block.set(i, k, top.hessian().get(pooled[i], pooled[k]));
            }
        }
        double[] axes = SymmetricMatrix.axes(block);
        double sum = top.value() + pooled.length * Math.log(2 * Math.PI) / 2;
        for (int k = 0; k < pooled.length; k++) {
            double square = 0;
            for (int i = 0; i < pooled.length; i++) {
                square += axes[i * pooled.length + k] * axes[i * pooled.length + k];
            }
            sum += Math.log(square) / 2;
        }
        return sum;
    }
}
