package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.engine.numeric.StandardNormal;

/**
 * The posterior of x'β as a mixture over λ: of normal distributions corrected for skewness (Edgeworth's series, F(z) =
 * Φ(z) − γ/6 (z² − 1) φ(z)), or, where they are too skewed for that or there is one coefficient, of narrow normals
 * about its nodes, drawn in so that the variance stays: West (1993), J. R. Stat. Soc. B 55.
 */
final class LinearMarginal {
    /** Skewness up to which the first term of the series is enough. */
    private static final double EDGEWORTH = 0.15;
    /** Of a normal about a point, in standard deviations of x'β given λ. */
    private static final double NARROW = 0.08;

    private static final double NEGLIGIBLE = 1e-10;
    private static final double EXACT = 1e-9;
    private static final int MOST_STEPS = 200;

    private final double mean;
    private final double deviation;
    private final double[] centre;
    private final double[] spread;
    private final double[] skewness;
    private final double[] weight;

    private LinearMarginal(double mean, double deviation, double[][] components) {
        this.mean = mean;
        this.deviation = deviation;
        this.centre = components[0];
        this.spread = components[1];
        this.skewness = components[2];
        this.weight = components[3];
    }

    /** @param x as the scaled design has its rows */
    static LinearMarginal of(HyperparameterPosterior hyper, double[] x) {
        int size = hyper.slices().size();
        double[][] bySlice = new double[4][size];
        BetaMoments.Linear[] linear = hyper.linear(x);
        double mean = 0;
        double square = 0;
        double skewed = 0;
        for (int g = 0; g < size; g++) {
            BetaMoments.Linear moments = linear[g];
            bySlice[0][g] = moments.mean();
            bySlice[1][g] = moments.deviation();
            bySlice[2][g] = moments.skewness();
            bySlice[3][g] = hyper.share(g);
            mean += hyper.share(g) * moments.mean();
            skewed += hyper.share(g) * Math.abs(moments.skewness());
        }
        for (int g = 0; g < size; g++) {
            double off = bySlice[0][g] - mean;
            square += hyper.share(g) * (bySlice[1][g] * bySlice[1][g] + off * off);
        }
        return new LinearMarginal(
                mean,
                Math.sqrt(square),
                x.length > 1 && skewed < EDGEWORTH ? bySlice : nodes(hyper, x, linear, bySlice));
    }

    private static double[][] nodes(
            HyperparameterPosterior hyper, double[] x, BetaMoments.Linear[] linear, double[][] bySlice) {
        PredictorNodes nodes = new PredictorNodes();
        boolean fromPoints = RegionDensity.skewness(hyper, linear) > RegionDensity.SKEWED;
        double[][] components = new double[4][0];
        int size = 0;
        for (int g = 0; g < bySlice[0].length; g++) {
            if (hyper.share(g) < NEGLIGIBLE) {
                continue;
            }
            nodes.take(hyper.slices().get(g), linear[g], x, fromPoints, 0);
            for (int k = 0; k < components.length; k++) {
                components[k] = Arrays.copyOf(components[k], size + nodes.size());
            }
            double about = Math.min(NARROW, nodes.least() / bySlice[1][g]);
            for (int i = 0; i < nodes.size(); i++, size++) {
                double off = nodes.at(i) - bySlice[0][g];
                components[0][size] = bySlice[0][g] + off * Math.sqrt(1 - about * about);
                components[1][size] = about * bySlice[1][g];
                components[3][size] = hyper.share(g) * nodes.weight(i);
            }
        }
        return components;
    }

    /** P(x'β ≤ value | y). */
    double below(double value) {
        double below = 0;
        double all = 0;
        for (int i = 0; i < weight.length; i++) {
            double z = (value - centre[i]) / spread[i];
            double correction = skewness[i] == 0
                    ? 0
                    : skewness[i] / 6 * (z * z - 1) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            below += weight[i] * (StandardNormal.below(z) - correction);
            all += weight[i];
        }
        return Math.min(1, Math.max(0, below / all));
    }

    PosteriorSummary summary(double level) {
        return new PosteriorSummary(
                mean, deviation, quantile(0.5), quantile((1 - level) / 2), quantile((1 + level) / 2));
    }

    /** By the secant method on the probit scale, on which the distribution is nearly a line, kept inside a bracket. */
    private double quantile(double probability) {
        double wanted = NormalQuantile.of(probability);
        double low = mean - 40 * deviation;
        double high = mean + 40 * deviation;
        double at = mean + wanted * deviation;
        double before = Double.NaN;
        double missedBefore = Double.NaN;
        for (int i = 0; i < MOST_STEPS && high - low > EXACT * deviation; i++) {
            double below = below(at);
            double missed = NormalQuantile.of(Math.min(Math.max(below, 1e-14), 1 - 1e-14)) - wanted;
            if (missed > 0) {
                high = at;
            } else {
                low = at;
            }
            if (Math.abs(missed) < EXACT) {
                break;
            }
            double step =
                    Double.isNaN(before) ? -missed * deviation : -missed * (at - before) / (missed - missedBefore);
            before = at;
            missedBefore = missed;
            double next = at + step;
            at = next > low && next < high && i % 8 != 7 ? next : (low + high) / 2;
        }
        return at;
    }
}
