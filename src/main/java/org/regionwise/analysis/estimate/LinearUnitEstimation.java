package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.OutcomeTransformation;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.coding.MeasuredData;
import org.regionwise.analysis.coding.MeasuredPeople;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PredictorLine;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LinearPredictor;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.direct.SampleMean;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.FixedEffects;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearProfile;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.engine.linear.inference.ModelComparison;
import org.regionwise.engine.linear.unit.BatteseHarterFuller;
import org.regionwise.engine.linear.unit.EmpiricalBestMeans;
import org.regionwise.engine.linear.unit.LikeliestPower;
import org.regionwise.engine.linear.unit.OutcomeScale;
import org.regionwise.engine.linear.unit.UnitLevelBootstrap;
import org.regionwise.engine.linear.unit.UnitLevelMean;
import org.regionwise.engine.sensitivity.Influence;
import org.regionwise.survey.NumberText;

/**
 * Regions' means of a measured outcome by the nested-error model: from coded data to a {@link Result}.
 *
 * <p>Limits are the estimate ± t √MSE with as many degrees of freedom as regions with respondents have beyond the
 * coefficients of regions: what a region's effect rests on. The model counts every respondent alike; weights enter
 * direct estimates, and the means of respondents' predictors that the region table does not have.
 */
final class LinearUnitEstimation {
    /** Rows times replications, at about a second a tenth of it. */
    private static final long MOST_REPLICATED = 100_000_000;

    private static final int MOST_REPLICATIONS = 1_000;
    private static final int FEWEST_REPLICATIONS = 100;

    private final Analysis analysis;
    private final LinearUnit model;
    private final Settings settings;
    private final MeasuredData data;
    private final ResultFrame frame;
    private final FitProgress progress;

    LinearUnitEstimation(
            Analysis analysis, LinearUnit model, MeasuredData data, ResultFrame frame, FitProgress progress) {
        this.analysis = analysis;
        this.model = model;
        this.settings = analysis.settings();
        this.data = data;
        this.frame = frame;
        this.progress = progress;
    }

    /** @throws org.regionwise.engine.NotEstimable when the model has no answer; its code says why */
    Result result() {
        progress.at(FitStep.MAXIMISING, 0, 0);
        Optional<OutcomeScale> scale = scale();
        LinearData rows = scale.map(each -> each.of(data.rows())).orElse(data.rows());
        LinearFit fit = new LinearRandomEffects(rows, criterion(), progress).fit();
        requireMoreRegions(fit);
        fit.summary().warnings().forEach(each -> warn(each, fit));
        if (data.coded().design().isPresent()) {
            frame.warn(Warning.ofModel("design-not-in-model"));
        }
        BatteseHarterFuller unit = new BatteseHarterFuller(fit);
        List<UnitLevelMean> means = unit.means(data.populations());
        double[] shares = frame.nationalShares();
        int replications = replications(fit);
        Means pooled = scale.map(each -> transformed(fit, each, replications))
                .orElseGet(() -> untransformed(fit, unit, means, replications));
        double bound = scale.map(each -> -each.shift()).orElse(Double.NEGATIVE_INFINITY);
        Function<double[], Estimate> mean = weights -> {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * pooled.estimates[j];
            }
            return estimate(sum, pooled.ofMean.applyAsDouble(weights), bound);
        };
        MeasuredEstimates direct = new MeasuredEstimates(data, settings.interval());
        Estimate raw = direct.nation();
        Agreement agreement =
                Agreement.ofPoints(settings, frame, pooled.estimates, shares, raw, frame.targets(direct::group));
        GroupEffects effects = fit.groupEffects(0);
        List<RegionEstimate> regions = new ArrayList<>();
        for (int j = 0; j < shares.length; j++) {
            UnitLevelMean own = means.get(j);
            double effect = effects.modes()[j][0];
            regions.add(frame.region(
                    j,
                    direct.region(j),
                    agreement.of(j, estimate(pooled.estimates[j], pooled.errors[j], bound)),
                    agreement.map(j).applyAsDouble(pooled.synthetic[j]),
                    new RandomEffect(effect, effect, Math.sqrt(effects.covariances()[j][0])),
                    1 - own.gamma(),
                    null,
                    null));
        }
        frame.linear(new ModelFacts.Linear(
                model.unit(),
                model.populationMeans(),
                replications == 0 ? LinearUnit.MeanError.PRASAD_RAO : LinearUnit.MeanError.BOOTSTRAP,
                replications == 0 ? null : replications,
                data.sampledShare(),
                scale.map(each -> new ModelFacts.Transformation(
                                model.transformation().kind(),
                                each.lambda(),
                                model.transformation().kind() == OutcomeTransformation.Kind.BOX_COX
                                        && model.transformation().lambda() == null,
                                each.shift()))
                        .orElse(null)));
        List<RegionEstimate> groups = frame.aggregates(
                agreement, regions, direct::group, weights -> agreement.mean(weights, pooled.estimates, mean));
        National national = agreement.national(frame, raw, shares, pooled.estimates, mean);
        return frame.result(fit(fit, scale), national, regions).withAggregates(groups);
    }

    /** Of every region, and the error of their mean by weights that sum to 1. */
    private record Means(double[] estimates, double[] synthetic, double[] errors, ToDoubleFunction<double[]> ofMean) {}

    private Means untransformed(LinearFit fit, BatteseHarterFuller unit, List<UnitLevelMean> means, int replications) {
        return new Means(
                means.stream().mapToDouble(UnitLevelMean::estimate).toArray(),
                means.stream().mapToDouble(UnitLevelMean::synthetic).toArray(),
                errors(fit, means, replications),
                weights -> unit.errorOfMean(data.populations(), weights));
    }

    private Means transformed(LinearFit fit, OutcomeScale scale, int replications) {
        MeasuredPeople people = data.people().orElseThrow();
        EmpiricalBestMeans means = new EmpiricalBestMeans(scale, people.others(), people.answered());
        UnitLevelBootstrap bootstrap = UnitLevelBootstrap.of(fit, means, replications, settings.seed(), progress);
        return new Means(
                means.means(fit),
                new EmpiricalBestMeans(scale, people.cells()).synthetic(fit),
                Arrays.stream(bootstrap.meanSquaredErrors()).map(Math::sqrt).toArray(),
                bootstrap::errorOfMean);
    }

    /**
     * The scale that the model is fitted on; empty where it is that of the outcome.
     *
     * @throws NotEstimable when not all outcomes can be transformed, or the mean of a curve is asked for where only
     *     means of predictors are known
     */
    private Optional<OutcomeScale> scale() {
        OutcomeTransformation asked = model.transformation();
        if (asked.none()) {
            return Optional.empty();
        }
        if (data.people().isEmpty()) {
            throw new NotEstimable(
                    "transformed-needs-cells",
                    Map.of("predictors", String.join(", ", analysis.respondentPredictors())));
        }
        double least = IntStream.range(0, data.rows().rows())
                .mapToDouble(data.rows()::outcome)
                .min()
                .orElseThrow();
        if (!(least + asked.shift() > 0)) {
            throw new NotEstimable(
                    "transformed-not-positive",
                    Map.of(
                            "column",
                            analysis.outcomeColumn(),
                            "least",
                            NumberText.format(least),
                            "shift",
                            NumberText.format(asked.shift())));
        }
        return Optional.of(
                asked.kind() == OutcomeTransformation.Kind.LOGARITHM
                        ? OutcomeScale.logarithm(asked.shift())
                        : asked.lambda() != null
                                ? new OutcomeScale(asked.lambda(), asked.shift())
                                : new LikeliestPower(data.rows(), asked.shift(), criterion(), progress).find());
    }

    private Criterion criterion() {
        return settings.method() == Method.ML ? Criterion.ML : Criterion.REML;
    }

    /** With as many coefficients of regions as regions, σ_v is 0 whatever the answers. */
    private void requireMoreRegions(LinearFit fit) {
        long coefficients = IntStream.range(0, data.ofRegions())
                .filter(fit.fixedEffects()::estimated)
                .count();
        if (sampled() <= coefficients) {
            throw new NotEstimable(
                    "regions-no-more-than-coefficients", Map.of("sampled", sampled(), "coefficients", coefficients));
        }
        if (fit.levelsExplained()) {
            throw new NotEstimable("predictors-tell-groups", Map.of());
        }
    }

    private long sampled() {
        return data.direct().stream().filter(each -> each.respondents() > 0).count();
    }

    Influence influence(int[] regions) {
        return Influence.of(
                scale().map(each -> each.of(data.rows())).orElse(data.rows()), Criterion.ML, regions, progress);
    }

    /** What the engine says of terms and groups in general, said of predictors and regions. */
    private void warn(FitWarning warning, LinearFit fit) {
        switch (warning.code()) {
            case "constant-predictor" -> ofTerms("constant-predictor", warning);
            case "collinear-predictors" -> ofTerms("collinear-predictor", warning);
            case "few-groups", "two-groups" ->
                frame.warn(Warning.ofModel(
                        "few-regions",
                        Map.of(
                                "sampled",
                                warning.facts().get("groups"),
                                "of",
                                "measured",
                                "coefficients",
                                fit.fixedEffects().terms().size())));
            case "singular" -> frame.warn(Warning.ofModel("singular", Map.of("case", "measured")));
            case "not-converged" -> frame.warn(Warning.ofModel("not-converged", Map.of("case", "measured")));
            default -> frame.warn(List.of(warning));
        }
    }

    private void ofTerms(String code, FitWarning warning) {
        for (Object term : (List<?>) warning.facts().get("terms")) {
            frame.warn(Warning.ofModel(code, Map.of("term", term, "over", "respondents")));
        }
    }

    /**
     * Prasad and Rao's formula does not hold under maximum likelihood, nor where σ̂_v is 0: g3 is then
     * a_j V(σ̂_v²)/σ̂_e², an expansion about a σ_v above 0, and grows with the region's answers beyond the variance of
     * their mean.
     */
    private int replications(LinearFit fit) {
        boolean wanted = model.error() == LinearUnit.MeanError.BOOTSTRAP
                || settings.method() == Method.ML
                || !model.transformation().none()
                || fit.summary().singular();
        return wanted
                ? (int) Math.max(
                        FEWEST_REPLICATIONS,
                        Math.min(
                                MOST_REPLICATIONS, MOST_REPLICATED / data.rows().rows()))
                : 0;
    }

    private double[] errors(LinearFit fit, List<UnitLevelMean> means, int replications) {
        double[] squares = replications == 0
                ? means.stream().mapToDouble(UnitLevelMean::meanSquaredError).toArray()
                : UnitLevelBootstrap.of(fit, data.populations(), replications, settings.seed(), progress)
                        .meanSquaredErrors();
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    /** Limits of a mean that has a bound are those of its logarithm above it, so that they stay there. */
    private Estimate estimate(double value, double error, double bound) {
        double above = value - bound;
        if (Double.isInfinite(bound) || !(above > 0)) {
            Interval limits = SampleMean.interval(value, error, degreesOfFreedom(), settings.interval());
            return new Estimate(value, error, limits.lower(), limits.upper());
        }
        Interval limits = SampleMean.interval(Math.log(above), error / above, degreesOfFreedom(), settings.interval());
        return new Estimate(value, error, bound + Math.exp(limits.lower()), bound + Math.exp(limits.upper()));
    }

    private double degreesOfFreedom() {
        return Math.max(1, sampled() - data.ofRegions());
    }

    private Fit fit(LinearFit fit, Optional<OutcomeScale> scale) {
        CoefficientTests tests = new CoefficientTests(fit, CoefficientTests.Method.SATTERTHWAITE);
        List<FixedEffect> effects = new ArrayList<>();
        for (int k = 0; k < data.rows().terms().size(); k++) {
            CoefficientTests.Tested tested = tests.coefficient(k);
            Interval limits = Double.isNaN(tested.estimate())
                    ? new Interval(Double.NaN, Double.NaN)
                    : tested.interval(settings.interval());
            effects.add(new FixedEffect(
                    data.rows().terms().get(k),
                    tested.estimate(),
                    tested.standardError(),
                    limits.lower(),
                    limits.upper()));
        }
        LinearProfile profile = new LinearProfile(fit, settings.interval());
        double between = Math.sqrt(fit.effectCovariance(0)[0]);
        Interval limits = profile.standardDeviation(0, 0);
        ModelComparison test = ModelComparison.ofRandomEffects(fit, new ModelComparison.Tested(0, 1, 0));
        IntervalEstimate none = new IntervalEstimate(Double.NaN, Double.NaN, Double.NaN);
        // of the outcome as it was measured, so that models of other scales can be compared
        double jacobian = scale.map(each -> each.logJacobian(data.rows())).orElse(0.0);
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("method", fit.summary().method());
        quality.put("gradient", fit.summary().gradient());
        quality.put("degreesOfFreedom", degreesOfFreedom());
        return new Fit(
                new Fit.Convergence(
                        fit.summary().converged(),
                        fit.summary().singular(),
                        fit.summary().iterations()),
                frame.warnings(),
                effects,
                new Estimate(between, Double.NaN, limits.lower(), limits.upper()),
                fit.sigma(),
                new Fit.Likelihood(fit.logLikelihood() + jacobian, fit.aic() - 2 * jacobian, fit.bic() - 2 * jacobian),
                new Fit.Variation(
                        new Fit.Icc(intraclass(between / fit.sigma(), profile), none),
                        none,
                        new Fit.BetweenRegionTest(test.statistic(), test.boundaryPValue())),
                quality,
                null,
                null,
                lines(
                        fit.fixedEffects(),
                        tests,
                        scale.<DoubleUnaryOperator>map(
                                        each -> value -> each.expectation(value, Math.hypot(between, fit.sigma())))
                                .orElse(DoubleUnaryOperator.identity())));
    }

    /** σ_v²/(σ_v² + σ_e²), a function of their ratio and so with the limits of its profile. */
    private static IntervalEstimate intraclass(double ratio, LinearProfile profile) {
        DoubleUnaryOperator of = r -> Double.isInfinite(r) ? 1 : r * r / (1 + r * r);
        Interval limits = profile.deviationRatio();
        return new IntervalEstimate(
                of.applyAsDouble(ratio), of.applyAsDouble(limits.lower()), of.applyAsDouble(limits.upper()));
    }

    private List<PredictorLine> lines(FixedEffects fixed, CoefficientTests tests, DoubleUnaryOperator back) {
        return PredictorLines.of(analysis, data).lines(row -> line(row, fixed, tests), back);
    }

    private LinearPredictor line(double[] row, FixedEffects fixed, CoefficientTests tests) {
        double[] estimated = row.clone();
        for (int k = 0; k < row.length; k++) {
            // what carries no information of its own is at 0, as in every prediction
            estimated[k] = fixed.estimated(k) ? row[k] : 0;
        }
        CoefficientTests.Tested at = tests.contrast(estimated);
        Interval limits = at.interval(settings.interval());
        return new LinearPredictor(at.estimate(), limits.lower(), limits.upper());
    }
}
