package org.regionwise.analysis.estimate;

import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;

/**
 * What brings the pooled estimates to agree with the direct national one; a map that changes nothing where that is not
 * asked for.
 *
 * @param benchmark null where nothing is brought to agree
 * @param target the direct national estimate
 */
record NationalAgreement(Benchmarking benchmark, double target) {
    /** Of posterior draws: Σ_j share_j E[π_j] is brought to the target. */
    static NationalAgreement ofDraws(
            Settings settings,
            ResultFrame frame,
            JointDraws draws,
            double[] means,
            double[] shares,
            Estimate national) {
        return of(
                settings,
                frame,
                national,
                () -> Benchmarking.ofDraws(settings.benchmark(), draws, means, shares, national.estimate()));
    }

    /** Of point estimates. */
    static NationalAgreement ofPoints(
            Settings settings, ResultFrame frame, double[] estimates, double[] shares, Estimate national) {
        return of(
                settings,
                frame,
                national,
                () -> frame.proportions()
                        ? Benchmarking.ofPoints(settings.benchmark(), estimates, shares, national.estimate())
                        : Benchmarking.ofMeans(settings.benchmark(), estimates, shares, national.estimate()));
    }

    private interface Reached {
        Benchmarking find();
    }

    private static NationalAgreement of(Settings settings, ResultFrame frame, Estimate national, Reached reached) {
        if (settings.benchmark() == null) {
            return new NationalAgreement(null, Double.NaN);
        }
        boolean inside = national.estimate() > 0 && national.estimate() < 1;
        if (frame.proportions() ? !inside : Double.isNaN(national.estimate())) {
            frame.warn(Warning.ofModel("benchmark-not-possible"));
            return new NationalAgreement(null, Double.NaN);
        }
        frame.warn(Warning.ofModel(
                "benchmarked", Map.of("method", settings.benchmark().name().toLowerCase(Locale.ROOT))));
        Benchmarking found = reached.find();
        if (!frame.proportions() && found.kind() == Benchmarking.Kind.FACTOR && !near(found.constant())) {
            throw new NotEstimable("benchmark-factor", Map.of("factor", Double.toString(found.constant())));
        }
        return new NationalAgreement(found, national.estimate());
    }

    /** Means near 0 are brought to agree only by factors that say nothing, of the wrong sign even. */
    private static boolean near(double factor) {
        return factor >= 0.5 && factor <= 2;
    }

    /** What is done to every prevalence. */
    DoubleUnaryOperator map() {
        return benchmark == null ? DoubleUnaryOperator.identity() : benchmark::of;
    }

    /** The threshold that prevalences must exceed before the map, for them to exceed {@code threshold} after it. */
    double before(double threshold) {
        return benchmark == null ? threshold : Math.min(1 - 1e-12, benchmark.inverse(threshold));
    }

    /** The map of a whole posterior. */
    PosteriorSummary of(JointDraws draws, int region, PosteriorSummary summary) {
        return benchmark == null ? summary : draws.mapped(region, benchmark::of, summary);
    }

    JointDraws of(JointDraws draws) {
        return benchmark == null ? draws : draws.mapped(benchmark::of);
    }

    /** The map of a point estimate, its standard error by the delta method. */
    Estimate of(Estimate estimate) {
        return benchmark == null || !estimate.defined()
                ? estimate
                : new Estimate(
                        benchmark.of(estimate.estimate()),
                        benchmark.slope(estimate.estimate()) * estimate.standardError(),
                        benchmark.of(estimate.lower()),
                        benchmark.of(estimate.upper()));
    }

    /**
     * The map of a weighted mean of point estimates, brought to agree region by region: the mean of what each is mapped
     * to, its limits moved as far.
     *
     * @param weights one a region, sum to 1
     * @param estimates of the regions before the map
     */
    Estimate of(Estimate mean, double[] weights, double[] estimates) {
        Estimate mapped = of(mean);
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] > 0 ? weights[j] * map().applyAsDouble(estimates[j]) : 0;
        }
        double moved = sum - mapped.estimate();
        return new Estimate(sum, mapped.standardError(), mapped.lower() + moved, mapped.upper() + moved);
    }

    /** The national figures. */
    National national(Estimate raw, Estimate before, Estimate after) {
        return new National(
                raw,
                after,
                benchmark == null
                        ? null
                        : new National.BenchmarkFacts(
                                BenchmarkMethod.of(benchmark.kind()), target, benchmark.constant(), before));
    }

    /** The same of a point estimate, its uncertainty mapped as the regions' are. */
    National national(Estimate raw, Estimate pooled) {
        Estimate mapped = of(pooled);
        return national(
                raw,
                pooled,
                benchmark == null
                        ? pooled
                        : new Estimate(target, mapped.standardError(), mapped.lower(), mapped.upper()));
    }
}
