package org.regionwise.cli;

import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.binomial.Priors;
import picocli.CommandLine.Option;

/** How an analysis is computed, by options. */
final class MethodOptions {
    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description =
                    "bayes, the full posterior, or ml, maximum likelihood; of the area model also reml (restricted"
                            + " maximum likelihood), fh and pr (Fay and Herriot's, Prasad and Rao's moments). Default:"
                            + " bayes.")
    private String method;

    @Option(
            names = "--quadrature-points",
            paramLabel = "N",
            defaultValue = "15",
            description = "Quadrature points a region, 1 to 101. Default: ${DEFAULT-VALUE}.")
    private int quadraturePoints;

    @Option(
            names = "--interval",
            paramLabel = "LEVEL",
            defaultValue = "0.95",
            description = "Coverage of the intervals, between 0 and 1. Default: ${DEFAULT-VALUE}.")
    private double interval;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of methods that draw. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Joint draws of bayes, 100 to 1,000,000. Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(
            names = "--prior-sd-exponential",
            paramLabel = "RATE",
            defaultValue = "1",
            description = "Rate of the exponential prior of the between-region standard deviation. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double priorSdExponential;

    @Option(
            names = "--prior-slope-sd",
            paramLabel = "SD",
            description = "Standard deviation of the normal prior of all slopes. Default: 2.5 divided by each"
                    + " predictor's standard deviation.")
    private Double priorSlopeSd;

    @Option(
            names = "--prior-intercept-sd",
            paramLabel = "SD",
            defaultValue = "2.5",
            description = "Standard deviation of the normal prior of the intercept, predictors centred. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double priorInterceptSd;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Proportion of which bayes gives each region's probability to exceed it.")
    private Double threshold;

    @Option(
            names = "--highest",
            paramLabel = "K",
            defaultValue = "3",
            description =
                    "bayes gives each region's probability to be among the K highest. Default:" + " ${DEFAULT-VALUE}.")
    private int highest;

    @Option(
            names = "--predict-unanswered",
            description = "With --respondent-predictors: count respondents without an answer into their region's"
                    + " figure, by prediction from their predictors.")
    private boolean predictUnanswered;

    @Option(
            names = "--benchmark",
            paramLabel = "HOW",
            defaultValue = "none",
            description =
                    "Bring pooled estimates into agreement with the direct national one: none, logit (one shift on"
                            + " the logit scale) or ratio (one factor). Default: ${DEFAULT-VALUE}.")
    private String benchmark;

    /** The settings, checked for what needs no data. */
    Settings settings(Model.Kind model, Requirement requirement) {
        requirement.require(interval > 0 && interval < 1, "--interval must lie between 0 and 1, not " + interval);
        requirement.require(
                quadraturePoints >= 1 && quadraturePoints <= 101,
                "--quadrature-points must be 1 to 101, not " + quadraturePoints);

        requirement.require(draws >= 100 && draws <= 1_000_000, "--draws must be 100 to 1,000,000, not " + draws);
        requirement.require(
                threshold == null || threshold > 0 && threshold < 1, "--threshold must lie between 0 and 1");
        requirement.require(highest >= 1, "--highest must be at least 1, not " + highest);
        requirement.require(
                priorSdExponential > 0, "--prior-sd-exponential must be above 0, not " + priorSdExponential);
        requirement.require(priorInterceptSd > 0, "--prior-intercept-sd must be above 0, not " + priorInterceptSd);
        requirement.require(
                priorSlopeSd == null || priorSlopeSd > 0, "--prior-slope-sd must be above 0, not " + priorSlopeSd);
        return new Settings(
                method(model, requirement),
                quadraturePoints,
                interval,
                seed,
                draws,
                new Priors(priorInterceptSd, priorSlopeSd == null ? Double.NaN : priorSlopeSd, priorSdExponential),
                threshold == null ? Double.NaN : threshold,
                predictUnanswered,
                highest,
                benchmark(requirement));
    }

    private Method method(Model.Kind model, Requirement requirement) {
        List<Method> known = model.methods();
        if (method == null) {
            return Method.BAYES;
        }
        requirement.require(
                known.stream().anyMatch(each -> each.code().equals(method)),
                "--method " + method + " is not available, only " + Method.codes(known));
        return Method.of(method);
    }

    private Benchmarking.Kind benchmark(Requirement requirement) {
        Optional<BenchmarkMethod> known = BenchmarkMethod.of(benchmark);
        requirement.require(
                known.isPresent(), "--benchmark " + benchmark + " is not available, only none, logit or ratio");
        return known.orElseThrow().kind();
    }
}
