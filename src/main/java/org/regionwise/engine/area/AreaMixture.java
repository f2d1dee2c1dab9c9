package org.regionwise.engine.area;

import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.engine.numeric.TruncatedNormal;

/**
 * The posterior of g⁻¹(θ) where θ is a mixture of normals, each restricted to the scale's support: moments and
 * quantiles of the mixture itself.
 */
final class AreaMixture {
    private static final int MOST_STEPS = 100;
    /** Of a quantile, in standard deviations. */
    private static final double EXACT = 1e-12;

    private final AreaScale scale;
    private final double[] weight;
    private final TruncatedNormal[] part;
    private final double[] mean;
    private final double[] deviation;

    /**
     * @param weight not negative, summing to 1
     * @param mean of each part, on the scale of the model
     * @param deviation of each part, positive
     */
    AreaMixture(AreaScale scale, double[] weight, double[] mean, double[] deviation) {
        this.scale = scale;
        this.weight = weight;
        this.mean = mean;
        this.deviation = deviation;
        this.part = new TruncatedNormal[weight.length];
        for (int k = 0; k < part.length; k++) {
            part[k] = new TruncatedNormal(mean[k], deviation[k], scale.lowest, scale.highest);
        }
    }

    /** Part k, on the scale of the model. */
    TruncatedNormal part(int k) {
        return part[k];
    }

    /** Mean and standard deviation of g⁻¹(θ). */
    double[] moments() {
        double sum = 0;
        double square = 0;
        double[] each = new double[part.length];
        for (int k = 0; k < part.length; k++) {
            TransformedNormal transformed = new TransformedNormal(scale, part[k]);
            each[k] = transformed.mean();
            double spread = transformed.standardDeviation(each[k]);
            sum += weight[k] * each[k];
            square += weight[k] * spread * spread;
        }
        for (int k = 0; k < part.length; k++) {
            square += weight[k] * (each[k] - sum) * (each[k] - sum);
        }
        return new double[] {sum, Math.sqrt(square)};
    }

    /** P(g⁻¹(θ) ≤ value). */
    double below(double value) {
        return belowOnScale(TransformedNormal.onScale(scale, value));
    }

    private double belowOnScale(double theta) {
        double sum = 0;
        for (int k = 0; k < part.length; k++) {
            sum += weight[k] * part[k].below(theta);
        }
        return sum;
    }

    /** The value of g⁻¹(θ) with the given probability below it, by Newton's method within a bracket. */
    double quantile(double probability) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double centre = 0;
        for (int k = 0; k < part.length; k++) {
            low = Math.min(low, mean[k]);
            high = Math.max(high, mean[k]);
            centre += weight[k] * mean[k];
        }
        double variance = 0;
        for (int k = 0; k < part.length; k++) {
            variance += weight[k] * (deviation[k] * deviation[k] + (mean[k] - centre) * (mean[k] - centre));
        }
        double spread = Math.sqrt(variance);
        double reach = 40 * spread + high - low;
        low = Math.max(low - reach, scale.lowest);
        high = Math.min(high + reach, scale.highest);
        if (!(low < high)) {
            // all of the mixture hangs at one end of the support
            low = scale.lowest;
            high = scale.highest;
        }
        double at = centre + spread * NormalQuantile.of(probability);
        at = at > low && at < high ? at : (low + high) / 2;
        for (int step = 0; step < MOST_STEPS && high - low > EXACT * spread; step++) {
            double missing = probability;
            double density = 0;
            for (int k = 0; k < part.length; k++) {
                missing -= weight[k] * part[k].below(at);
                density += weight[k] * part[k].density(at);
            }
            if (missing > 0) {
                low = at;
            } else {
                high = at;
            }
            double next = at + missing / density;
            if (Math.abs(next - at) <= EXACT * spread) {
                return scale.inverse(Math.min(Math.max(next, low), high));
            }
            at = next > low && next < high ? next : (low + high) / 2;
        }
        return scale.inverse(at);
    }

    /** Summary of g⁻¹(θ). */
    PosteriorSummary summary(double level) {
        double[] moments = moments();
        return new PosteriorSummary(
                moments[0], moments[1], quantile(0.5), quantile((1 - level) / 2), quantile((1 + level) / 2));
    }
}
