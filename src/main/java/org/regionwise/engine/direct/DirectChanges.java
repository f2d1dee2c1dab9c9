package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes of direct estimates between two waves whose samples share sampling units: persons of a panel, or clusters.
 *
 * <p>Both waves are one sample, in which a region of the first and the same region of the second are two domains. Every
 * respondent of the second has the score z_i = w_i (y_i − p̂_2) / Ŵ_2, every one of the first its negative, and the
 * {@link DesignVariance} of their sum, in which units that answered twice meet themselves, is that of p̂_2 − p̂_1.
 * Cov(p̂_1, p̂_2) = (V_1 + V_2 − V) / 2. Source: Särndal, Swensson &amp; Wretman, <i>Model Assisted Survey Sampling</i>
 * (1992), 5.10; Berger (2004), J. R. Stat. Soc. C 53; agrees with R's {@code survey::svycontrast} of a domain by wave.
 */
public final class DirectChanges {
    private final DesignSample sample;
    private final DesignVariance variance;
    private final int regions;

    private DirectChanges(DesignSample sample) {
        if (sample.regions() % 2 != 0 || sample.calibration().length > 0) {
            throw new IllegalArgumentException("two domains a region, and weights taken as fixed");
        }
        this.sample = sample;
        this.variance = new DesignVariance(sample);
        this.regions = sample.regions() / 2;
    }

    /**
     * A change.
     *
     * @param first direct estimate of the first wave
     * @param second of the second
     * @param variance of their difference; NaN where that of one of them is not known
     */
    public record Change(DirectEstimate first, DirectEstimate second, double variance) {
        /** p̂_2 − p̂_1, NaN where one of them is not defined. */
        public double change() {
            return second.proportion() - first.proportion();
        }

        /** Cov(p̂_1, p̂_2). */
        public double covariance() {
            return (first.variance() + second.variance() - variance) / 2;
        }

        /** Correlation of the two, in [−1, 1]; NaN where one of them does not vary. */
        public double correlation() {
            double scale = Math.sqrt(first.variance() * second.variance());
            return scale > 0 ? Math.max(-1, Math.min(1, covariance() / scale)) : Double.NaN;
        }
    }

    /**
     * One change a region.
     *
     * @param sample of both waves, with twice as many domains as regions: region j of the first wave is domain j, of
     *     the second m + j; weights are taken as fixed
     */
    public static List<Change> regions(DesignSample sample) {
        DirectChanges changes = new DirectChanges(sample);
        List<Change> found = new ArrayList<>();
        for (int j = 0; j < changes.regions; j++) {
            found.add(changes.between(j, j + 1));
        }
        return found;
    }

    /** The change of all regions together, of a sample as {@link #regions} takes it. */
    public static Change nation(DesignSample sample) {
        DirectChanges changes = new DirectChanges(sample);
        return changes.between(0, changes.regions);
    }

    private Change between(int from, int to) {
        DirectEstimate first = DirectEstimates.of(sample, from, to);
        DirectEstimate second = DirectEstimates.of(sample, regions + from, regions + to);
        if (Double.isNaN(first.variance()) || Double.isNaN(second.variance())) {
            return new Change(first, second, Double.NaN);
        }
        add(from, to, first, -1);
        add(regions + from, regions + to, second, 1);
        return new Change(first, second, variance.end().value());
    }

    private void add(int from, int to, DirectEstimate estimate, int sign) {
        for (int g = sample.start(from); g < sample.start(to); g++) {
            SampleGroup group = sample.group(g);
            variance.add(group, sign * (group.answer() - estimate.proportion()) / estimate.weight(), 0);
        }
    }
}
