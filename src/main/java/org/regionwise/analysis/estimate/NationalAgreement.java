package org.regionwise.analysis.estimate;

import java.util.Locale;
import java.util.Map;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.NotEstimable;

/**
 * What brings the pooled estimates to agree with the direct national one; a map that changes nothing where that is not
 * asked for.
 *
 * @param benchmark null where nothing is brought to agree
 * @param target the direct national estimate
 */
record NationalAgreement(Benchmarking benchmark, double target) {
    static final NationalAgreement NONE = new NationalAgreement(null, Double.NaN);

    /** How a map is found that brings Σ_j w_j π_j to a target. */
    interface Search {
        Benchmarking map(double[] weights, double target);
    }

    /** Found, with a warning that says so, or that it cannot be. */
    static NationalAgreement of(
            Settings settings, ResultFrame frame, Estimate national, double[] shares, Search search) {
        NationalAgreement found = quietly(settings, frame, national, shares, search);
        if (found.benchmark != null) {
            frame.warn(Warning.ofModel(
                    "benchmarked", Map.of("method", settings.benchmark().name().toLowerCase(Locale.ROOT))));
        }
        return found;
    }

    /** The same without a word of what was done. */
    static NationalAgreement quietly(
            Settings settings, ResultFrame frame, Estimate national, double[] shares, Search search) {
        if (settings.benchmark() == null) {
            return NONE;
        }
        boolean inside = national.estimate() > 0 && national.estimate() < 1;
        if (frame.proportions() ? !inside : Double.isNaN(national.estimate())) {
            frame.warn(Warning.ofModel("benchmark-not-possible"));
            return NONE;
        }
        return new NationalAgreement(near(search.map(shares, national.estimate()), frame), national.estimate());
    }

    /**
     * A map that says something.
     *
     * @throws NotEstimable of means near 0, which are brought to agree only by factors that say nothing, of the wrong
     *     sign even
     */
    static Benchmarking near(Benchmarking found, ResultFrame frame) {
        boolean near = found.constant() >= 0.5 && found.constant() <= 2;
        if (!frame.proportions() && found.kind() == Benchmarking.Kind.FACTOR && !near) {
            throw new NotEstimable("benchmark-factor", Map.of("factor", Double.toString(found.constant())));
        }
        return found;
    }
}
