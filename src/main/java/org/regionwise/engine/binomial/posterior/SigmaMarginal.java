package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.numeric.interpolation.LocalPolynomial;

/** σ's posterior distribution function, linear in log σ between knots. */
final class SigmaMarginal {
    private static final int TABLE = 4000;
    /** How far below the grid an open tail is followed. */
    private static final double TAIL = 9;

    /** log σ, ascending. */
    private final double[] knots;
    /** P(log σ ≤ knot), from 0 to 1. */
    private final double[] below;

    /** What each knot stands for, summing to 1. */
    private final double[] weights;

    private SigmaMarginal(double[] knots, double[] below, double[] weights) {
        double mass = below[below.length - 1];
        this.knots = knots;
        this.below = Arrays.stream(below).map(each -> each / mass).toArray();
        this.weights = weights;
    }

    /** @param below at closely spaced knots, ascending, up to a factor */
    private static SigmaMarginal of(double[] knots, double[] below) {
        double[] weights = new double[knots.length];
        for (int i = 0; i < weights.length; i++) {
            double before = below[Math.max(i - 1, 0)];
            double after = below[Math.min(i + 1, below.length - 1)];
            weights[i] = (after - before) / (2 * below[below.length - 1]);
        }
        return new SigmaMarginal(knots, below, weights);
    }

    /**
     * From the log density of λ = log σ on an even grid, between which what the data say of it is interpolated.
     *
     * @param lambda the grid, ascending
     * @param logDensity up to a constant
     * @param logPrior what of it is λ's prior
     * @param openBelow whether the density reaches below the grid, where the data no longer tell one λ from another
     */
    static SigmaMarginal of(double[] lambda, double[] logDensity, DoubleUnaryOperator logPrior, boolean openBelow) {
        double start = openBelow ? lambda[0] - TAIL : lambda[0];
        double step = (lambda[lambda.length - 1] - start) / (TABLE - 1);
        double highest = Arrays.stream(logDensity).max().orElseThrow();
        double[] told = new double[lambda.length];
        Arrays.setAll(told, g -> logDensity[g] - logPrior.applyAsDouble(lambda[g]));
        double between = lambda[1] - lambda[0];
        double[] knots = new double[TABLE];
        double[] below = new double[TABLE];
        double before = 0;
        for (int i = 0; i < TABLE; i++) {
            knots[i] = start + i * step;
            double height =
                    LocalPolynomial.at(told, (knots[i] - lambda[0]) / between) + logPrior.applyAsDouble(knots[i]);
            double density = Math.exp(height - highest);
            below[i] = i == 0 ? 0 : below[i - 1] + step * (before + density) / 2;
            before = density;
        }
        return of(knots, below);
    }

    /** What a mixture of marginals has, as a table of its own. */
    static SigmaMarginal mixture(List<SigmaMarginal> parts, double[] weights) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        double start = parts.stream().mapToDouble(part -> part.knots[0]).min().orElseThrow();
        double end = parts.stream()
                .mapToDouble(part -> part.knots[part.knots.length - 1])
                .max()
                .orElseThrow();
        double[] knots = new double[TABLE];
        double[] below = new double[TABLE];
        for (int i = 0; i < TABLE; i++) {
            knots[i] = start + i * (end - start) / (TABLE - 1);
            for (int part = 0; part < weights.length; part++) {
                below[i] += weights[part] * parts.get(part).probabilityBelow(Math.exp(knots[i]));
            }
        }
        return of(knots, below);
    }

    /** Posterior of an increasing function of σ. */
    PosteriorSummary summary(DoubleUnaryOperator function, double level) {
        double mean = 0;
        double[] values = new double[knots.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = function.applyAsDouble(Math.exp(knots[i]));
            mean += weights[i] * values[i];
        }
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            variance += weights[i] * (values[i] - mean) * (values[i] - mean);
        }
        return new PosteriorSummary(
                mean,
                Math.sqrt(variance),
                function.applyAsDouble(quantile(0.5)),
                function.applyAsDouble(quantile((1 - level) / 2)),
                function.applyAsDouble(quantile((1 + level) / 2)));
    }

    /** The σ with P(Σ ≤ σ) = probability. */
    private double quantile(double probability) {
        int found = Arrays.binarySearch(below, probability);
        int right = Math.min(Math.max(found >= 0 ? found : -found - 1, 1), below.length - 1);
        double width = below[right] - below[right - 1];
        double t = width > 0 ? (probability - below[right - 1]) / width : 1;
        return Math.exp(knots[right - 1] + t * (knots[right] - knots[right - 1]));
    }

    /** Quantiles of σ at (i + ½)/size. */
    double[] quantiles(int size) {
        double[] quantiles = new double[size];
        for (int q = 0; q < size; q++) {
            quantiles[q] = quantile((q + 0.5) / size);
        }
        return quantiles;
    }

    /** P(σ ≤ sigma | y). */
    double probabilityBelow(double sigma) {
        double lambda = Math.log(sigma);
        int found = Arrays.binarySearch(knots, lambda);
        int right = found >= 0 ? found : -found - 1;
        if (right == 0) {
            return 0;
        }
        if (right == knots.length) {
            return 1;
        }
        double t = (lambda - knots[right - 1]) / (knots[right] - knots[right - 1]);
        return below[right - 1] + t * (below[right] - below[right - 1]);
    }
}
