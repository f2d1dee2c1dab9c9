package org.regionwise.cli.option;

import java.util.List;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.cli.output.Refusal;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import picocli.CommandLine.Option;

/** How an analysis is computed, by options. */
public final class MethodOptions {
    @Option(names = "--method", paramLabel = "METHOD")
    private String method;

    @Option(names = "--quadrature-points", paramLabel = "N")
    private Integer quadraturePoints;

    @Option(names = "--interval", paramLabel = "LEVEL", defaultValue = "0.95")
    private double interval;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "5000")
    private int draws;

    @Option(names = "--prior-sd-exponential", paramLabel = "RATE", defaultValue = "1")
    private double priorSdExponential;

    @Option(names = "--prior-slope-sd", paramLabel = "SD")
    private Double priorSlopeSd;

    @Option(names = "--prior-intercept-sd", paramLabel = "SD", defaultValue = "2.5")
    private double priorInterceptSd;

    @Option(names = "--region-effects", paramLabel = "KIND", defaultValue = "normal")
    private String regionEffects;

    @Option(names = "--threshold", paramLabel = "P")
    private Double threshold;

    @Option(names = "--highest", paramLabel = "K", defaultValue = "3")
    private int highest;

    @Option(names = "--predict-unanswered")
    private boolean predictUnanswered;

    @Option(names = "--benchmark", paramLabel = "HOW", defaultValue = "none")
    private String benchmark;

    /**
     * The settings, checked for what needs no data.
     *
     * @throws Refusal when one cannot be
     */
    public Settings settings(Model.Kind model) {
        Refusal.unlessProportion("--interval", interval);
        if (quadraturePoints != null) {
            Refusal.unlessWithin("--quadrature-points", quadraturePoints, 1, 101);
        }
        Refusal.unlessWithin("--draws", draws, 100, 1_000_000);
        Refusal.unless(threshold == null || model != Model.Kind.LINEAR_UNIT, "command.threshold-of-means");
        if (threshold != null) {
            Refusal.unlessProportion("--threshold", threshold);
        }
        Refusal.unless(
                highest >= 1,
                "command.at-least",
                "option",
                "--highest",
                "least",
                1,
                "given",
                Integer.toString(highest));
        requireAboveZero("--prior-sd-exponential", priorSdExponential);
        requireAboveZero("--prior-intercept-sd", priorInterceptSd);
        if (priorSlopeSd != null) {
            requireAboveZero("--prior-slope-sd", priorSlopeSd);
        }
        return new Settings(
                method(model),
                quadraturePoints == null ? Settings.ADAPTIVE : quadraturePoints,
                interval,
                seed,
                draws,
                new Priors(priorInterceptSd, priorSlopeSd == null ? Double.NaN : priorSlopeSd, priorSdExponential),
                threshold == null ? Double.NaN : threshold,
                predictUnanswered,
                highest,
                benchmark(model),
                effects(model));
    }

    private static void requireAboveZero(String option, double given) {
        Refusal.unless(given > 0, "command.above-zero", "option", option, "given", Double.toString(given));
    }

    private Method method(Model.Kind model) {
        if (method == null) {
            return model.methods().get(0);
        }
        List<Method> known = model.methods();
        return known.stream()
                .filter(each -> each.code().equals(method))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        "command.method",
                        "given",
                        method,
                        "methods",
                        known.stream().map(Method::code).toList()));
    }

    private RegionEffects effects(Model.Kind model) {
        RegionEffects asked = RegionEffects.of(regionEffects)
                .orElseThrow(() -> Refusal.of("command.region-effects", "given", regionEffects));
        Refusal.unless(
                asked == RegionEffects.NORMAL || model == Model.Kind.RANDOM_INTERCEPT && method(model) == Method.BAYES,
                "command.region-effects-bayes");
        return asked;
    }

    private Benchmarking.Kind benchmark(Model.Kind model) {
        BenchmarkMethod asked =
                BenchmarkMethod.of(benchmark).orElseThrow(() -> Refusal.of("command.benchmark", "given", benchmark));
        boolean means = model == Model.Kind.LINEAR_UNIT;
        Refusal.unless(!means || asked != BenchmarkMethod.LOGIT, "command.benchmark-of-means");
        Refusal.unless(means || asked != BenchmarkMethod.DIFFERENCE, "command.benchmark-of-proportions");
        return asked.kind();
    }
}
