package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Changes of direct estimates between two waves whose samples share sampling units: persons of a panel, or clusters.
 *
 * <p>Both waves are one sample, in which a region of the first and the same region of the second are two domains. Every
 * respondent of the second has the score z_i = w_i (y_i − p̂_2) / Ŵ_2, every one of the first its negative, and the
 * {@link DesignVariance} of their sum, in which units that answered twice meet themselves, is that of p̂_2 − p̂_1; of
 * calibrated weights that of the residuals, as {@link DirectEstimates} has it. Under replicate weights both waves are
 * computed again with each replicate, and {@link ReplicateVariance} takes the differences. Cov(p̂_1, p̂_2) = (V_1 + V_2
 * − V) / 2. Source: Särndal, Swensson &amp; Wretman, <i>Model Assisted Survey Sampling</i> (1992), 5.10; Berger (2004),
 * J. R. Stat. Soc. C 53; agrees with R's {@code survey::svycontrast} of a domain by wave.
 */
public final class DirectChanges {
    private DirectChanges() {}

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
     *     the second m + j; no row of its calibration variables has respondents of both
     * @param replicates of the same respondents, in the same domains; empty where the sample tells of the design itself
     */
    public static List<Change> regions(DesignSample sample, Optional<ReplicateEstimates> replicates) {
        int regions = half(sample);
        DirectEstimates space = DirectEstimates.in(sample);
        List<Change> found = new ArrayList<>();
        for (int j = 0; j < regions; j++) {
            found.add(between(space, j, j + 1, regions, replicates));
        }
        return found;
    }

    /** The change of all regions together, of a sample as {@link #regions} takes it. */
    public static Change nation(DesignSample sample, Optional<ReplicateEstimates> replicates) {
        int regions = half(sample);
        return between(DirectEstimates.in(sample), 0, regions, regions, replicates);
    }

    private static int half(DesignSample sample) {
        if (sample.regions() % 2 != 0) {
            throw new IllegalArgumentException("two domains a region");
        }
        return sample.regions() / 2;
    }

    private static Change between(
            DirectEstimates space, int from, int to, int offset, Optional<ReplicateEstimates> replicates) {
        DirectEstimate first = space.together(from, to);
        DirectEstimate second = space.together(offset + from, offset + to);
        if (replicates.isPresent()) {
            ReplicateEstimates again = replicates.get();
            return known(
                    again.together(from, to, first),
                    again.together(offset + from, offset + to, second),
                    () -> again.ofDifference(from, to, first, offset, second));
        }
        return known(first, second, () -> space.ofDifference(from, to, first, offset, second));
    }

    private static Change known(DirectEstimate first, DirectEstimate second, DoubleSupplier variance) {
        boolean known = !Double.isNaN(first.variance()) && !Double.isNaN(second.variance());
        return new Change(first, second, known ? variance.getAsDouble() : Double.NaN);
    }
}
