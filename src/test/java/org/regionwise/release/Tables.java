package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Facts;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SurveyFacts;

/** Results made of counts, with whatever estimates a test gives them. */
final class Tables {
    private static final Estimate NATION = new Estimate(0.3, 0.001, 0.299, 0.301);

    private Tables() {}

    /** Regions R0, R1, … with these counts of yes and no, raw y/n with the standard error of simple random sampling. */
    static Result ofCounts(long[]... yesAndNo) {
        List<RegionEstimate> regions = new ArrayList<>();
        long used = 0;
        long positives = 0;
        for (int j = 0; j < yesAndNo.length; j++) {
            long n = yesAndNo[j][0] + yesAndNo[j][1];
            used += n;
            positives += yesAndNo[j][0];
            regions.add(region("R" + j, n, yesAndNo[j][0], NATION));
        }
        return of(regions, used, simple(positives, used));
    }

    static RegionEstimate region(String key, long respondents, long positives, Estimate pooled) {
        return Facts.region(
                key,
                null,
                respondents,
                positives,
                0,
                simple(positives, respondents),
                pooled,
                0.3,
                new RandomEffect(0.1, 0.1, 0.1),
                0.4,
                List.of());
    }

    static Estimate simple(long y, long n) {
        if (n == 0) {
            return Estimate.UNDEFINED;
        }
        double p = (double) y / n;
        double error = y == 0 || y == n ? Double.NaN : Math.sqrt(p * (1 - p) / (n - 1));
        return new Estimate(p, error, Math.max(0, p - 2 * error), Math.min(1, p + 2 * error));
    }

    /** A region of a designed sample with this direct estimate. */
    static RegionEstimate designed(String key, double p, double error, long respondents, int degrees) {
        IntervalEstimate interval = new IntervalEstimate(p, p / 2, (1 + p) / 2);
        return new RegionEstimate(
                new RegionEstimate.Place(key, null, null),
                new RegionEstimate.Sample(respondents, Math.round(p * respondents), 0, respondents / 2.0),
                new Estimate(p, error, p - 2 * error, p + 2 * error),
                new RegionEstimate.Pooling(NATION, 0.3, new RandomEffect(0.1, 0.1, 0.1), 0.4),
                List.of(),
                null,
                new DesignFacts(1, 2, 2, false, degrees + 1, degrees, interval, null),
                null,
                null);
    }

    /** A designed sample with one region. */
    static Result ofDesigned(RegionEstimate region) {
        Result plain = of(List.of(region), 100_000, NATION);
        SurveyFacts survey = plain.survey();
        return new Result(
                plain.software(),
                new SurveyFacts(
                        survey.name(),
                        survey.sha256(),
                        survey.respondents(),
                        survey.used(),
                        1,
                        null,
                        new SampleFacts(10, 5_000, List.of(), 2, 50_000, null, Double.NaN),
                        null,
                        null),
                plain.model(),
                plain.fit(),
                plain.national(),
                plain.regions());
    }

    /** The same with intervals said to be of another level. */
    static Result at(double level, Result result) {
        return of(
                result,
                new ModelFacts.Computation("ml", 15, level, 1, java.util.Map.of(), null, null, null, false, null));
    }

    /** The same, its groups brought to agree with their direct or with known figures. */
    static Result agreeing(String with, Result result) {
        return agreeing(
                with,
                result,
                result.aggregates().stream().map(RegionEstimate::region).collect(Collectors.toSet()));
    }

    /** The same of these groups alone. */
    static Result agreeing(String with, Result result, Set<String> agree) {
        Result agreeing = of(
                result,
                new ModelFacts.Computation(
                        "ml", 15, 0.95, 1, java.util.Map.of(), null, null, null, false, null, "land", with));
        National nation = result.national();
        List<National.GroupBenchmark> groups = result.aggregates().stream()
                .filter(each -> agree.contains(each.region()))
                .map(each -> new National.GroupBenchmark(each.region(), 0.3, 0.1, NATION))
                .toList();
        return agreeing.with(new National(
                        nation.raw(),
                        nation.pooled(),
                        new National.BenchmarkFacts(BenchmarkMethod.LOGIT, Double.NaN, Double.NaN, NATION, groups)))
                .withAggregates(result.aggregates());
    }

    private static Result of(Result result, ModelFacts.Computation computation) {
        ModelFacts model = result.model();
        return new Result(
                result.software(),
                result.survey(),
                new ModelFacts(
                        model.family(),
                        model.link(),
                        new ModelFacts.Coding(model.outcome(), List.of("1"), List.of("0"), List.of()),
                        model.region(),
                        new ModelFacts.Predictors(List.of(), List.of(), List.of()),
                        new ModelFacts.Sampling(null, null, null),
                        computation,
                        null,
                        null,
                        model.benchmark(),
                        new ModelFacts.Stages(null, null, List.of(), null),
                        model.kind(),
                        model.labels(),
                        null),
                result.fit(),
                result.national(),
                result.regions());
    }

    static Result of(List<RegionEstimate> regions, long used, Estimate nation) {
        IntervalEstimate interval = new IntervalEstimate(0.05, 0.01, 0.1);
        return new Result(
                new Result.Software("regionwise", "0"),
                Facts.survey("survey", "ab", used, used, regions.size(), null),
                Facts.model("y", List.of()),
                new Fit(
                        new Fit.Convergence(true, false, 7),
                        List.of(),
                        List.of(new FixedEffect("(Intercept)", 0.123456, 0.1, 0, 1)),
                        new Estimate(0.4, 0.1, 0.2, 0.6),
                        null,
                        new Fit.Likelihood(-123.456789, 251.123, 260.456),
                        new Fit.Variation(
                                new Fit.Icc(interval, interval), interval, new Fit.BetweenRegionTest(3.456, 0.0321)),
                        java.util.Map.of(),
                        null,
                        null,
                        null),
                new National(nation, NATION, null),
                regions);
    }
}
