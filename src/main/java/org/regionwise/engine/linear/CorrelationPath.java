package org.regionwise.engine.linear;

import java.util.function.Function;
import org.regionwise.engine.numeric.QuasiNewton;

/**
 * All models in which two effects of one term have a given correlation r, by parameters without bounds: with the two
 * effects first, the rows of Λ are e^a(1, 0, …), e^t(r, √(1 − r²), 0, …), then a lower triangle; other blocks keep
 * their θ̃. Without the exponentials a negative t would stand for −r.
 */
final class CorrelationPath {
    private static final double DIFFERENCE = 1e-6;

    private final LinearFit fit;
    private final RandomBlock block;
    /** Effects of the term, the two first. */
    private final int[] order;

    private final double[] scale;
    private final int own;
    private final double[] start;

    CorrelationPath(LinearFit fit, int factor, int one, int other) {
        this.fit = fit;
        block = fit.sums.blocks.get(factor);
        int q = block.size;
        order = new int[q];
        order[0] = one;
        order[1] = other;
        int at = 2;
        for (int k = 0; k < q; k++) {
            if (k != one && k != other) {
                order[at++] = k;
            }
        }
        double[] covariance = block.covariance(fit.at.theta);
        scale = new double[q];
        for (int k = 0; k < q; k++) {
            scale[k] = Math.sqrt(covariance[order[k] * (q + 1)]);
            scale[k] = scale[k] == 0 ? 1 : scale[k];
        }
        double[] root = new double[q * q];
        double[] given = block.givenFactor(fit.at.theta);
        for (int k = 0; k < q; k++) {
            System.arraycopy(given, order[k] * q, root, k * q, q);
        }
        RandomBlock.rotateToLower(root, q);
        own = 2 + (q * (q + 1) / 2 - 3);
        start = new double[own + fit.sums.parameters - block.parameters()];
        int to = 2;
        for (int i = 2; i < q; i++) {
            for (int k = 0; k <= i; k++) {
                start[to++] = root[i * q + k] / scale[i];
            }
        }
        for (int k = 0; k < fit.sums.parameters; k++) {
            if (k < block.thetaStart || k >= block.thetaStart + block.parameters()) {
                start[to++] = fit.at.theta[k];
            }
        }
    }

    double[] start() {
        return start.clone();
    }

    /** The deviance of maximum likelihood, σ² at its best. */
    Function<double[], QuasiNewton.Slope> at(double correlation) {
        return point -> {
            double[] theta = theta(correlation, point);
            ProfiledDeviance here = new ProfiledDeviance(fit.sums, Criterion.ML, theta);
            double[] byTheta = here.gradient();
            double[] gradient = new double[point.length];
            for (int k = 0; k < point.length; k++) {
                double[] moved = point.clone();
                moved[k] += DIFFERENCE;
                double[] above = theta(correlation, moved);
                moved[k] = point[k] - DIFFERENCE;
                double[] below = theta(correlation, moved);
                for (int i = 0; i < theta.length; i++) {
                    gradient[k] += byTheta[i] * (above[i] - below[i]) / (2 * DIFFERENCE);
                }
            }
            return new QuasiNewton.Slope(here.value(), gradient);
        };
    }

    private double[] theta(double correlation, double[] point) {
        int q = block.size;
        double[] root = new double[q * q];
        double second = scale[1] * Math.exp(point[1]);
        root[order[0] * q] = scale[0] * Math.exp(point[0]);
        root[order[1] * q] = second * correlation;
        root[order[1] * q + 1] = second * Math.sqrt(1 - correlation * correlation);
        int from = 2;
        for (int i = 2; i < q; i++) {
            for (int k = 0; k <= i; k++) {
                root[order[i] * q + k] = scale[i] * point[from++];
            }
        }
        double[] own = block.thetaOf(root);
        double[] theta = new double[fit.sums.parameters];
        for (int k = 0; k < theta.length; k++) {
            boolean mine = k >= block.thetaStart && k < block.thetaStart + own.length;
            theta[k] = mine ? own[k - block.thetaStart] : point[from++];
        }
        return theta;
    }
}
