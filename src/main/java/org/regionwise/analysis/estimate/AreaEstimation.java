package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.UsualArea;
import org.regionwise.analysis.coding.RegionGroups;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PredictorLine;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LikelihoodRatioTest;
import org.regionwise.engine.LogitInterval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.area.AreaEblup;
import org.regionwise.engine.area.AreaPrediction;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.area.BootstrapMse;
import org.regionwise.engine.area.FayHerriot;
import org.regionwise.engine.area.FayHerriotFit;
import org.regionwise.engine.area.FayHerriotPosterior;
import org.regionwise.engine.area.PrasadRaoMse;
import org.regionwise.engine.area.VarianceEstimator;
import org.regionwise.engine.direct.KornGraubardInterval;
import org.regionwise.engine.direct.SmoothedVariance;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.engine.sensitivity.Influence;

/** The area-level model: from direct figures to a {@link Result}, by moments, likelihood or full Bayes. */
final class AreaEstimation {
    private static final int QUANTILES = 200;
    /** Bootstrap replications times regions. */
    private static final int MOST_REPLICATED = 300_000;

    private static final int MOST_REPLICATIONS = 1_000;

    private final Analysis analysis;
    private final AreaLevel model;
    private final Settings settings;
    private final DirectFigures figures;
    private final ResultFrame frame;
    private final AreaScale scale;
    private final AreaInput input;
    private final boolean bootstrapped;
    private final FitProgress progress;

    /** @param model of the analysis, its scale and smoothing chosen */
    AreaEstimation(Analysis analysis, AreaLevel model, DirectFigures figures, ResultFrame frame, FitProgress progress) {
        this(analysis, model, figures, frame, progress, true);
    }

    /** @param bootstrapped whether mean squared errors are wanted that need a bootstrap */
    private AreaEstimation(
            Analysis analysis,
            AreaLevel model,
            DirectFigures figures,
            ResultFrame frame,
            FitProgress progress,
            boolean bootstrapped) {
        this.progress = progress;
        this.bootstrapped = bootstrapped;
        this.analysis = analysis;
        this.model = model;
        this.settings = analysis.settings();
        this.figures = figures;
        this.frame = frame;
        this.scale = model.scale();
        this.input = AreaInput.of(figures, analysis.outcomeColumn(), model);
        input.warnings().forEach(frame::warn);
        UsualArea usual = model.usual(figures.proportion(), figures.respondents());
        if (scale == usual.scale() && model.smoothing() == usual.smoothing()) {
            frame.usual(usual.reason());
        }
    }

    Result result() {
        Result result = estimated();
        boolean doubtful = model.smoothing() == Smoothing.NONE
                && input.checks().stream().flatMap(List::stream).anyMatch(AreaEstimation::doubtful);
        if (doubtful) {
            result = besideSmoothed(result);
        }
        return TruncatedProportions.of(result.fit().singular() ? besideBayes(result) : result);
    }

    private Result estimated() {
        return settings.method() == Method.BAYES ? posteriorResult() : fittedResult();
    }

    /** Of another question put to the same figures, without what stands beside it. */
    private Result other(Analysis question, AreaLevel by) {
        return TruncatedProportions.of(
                new AreaEstimation(question, by, figures, frame.quiet(), progress, false).estimated());
    }

    private static boolean doubtful(VarianceCheck check) {
        return check.flagged() && check.verdict() != VarianceCheck.Verdict.ABSENT;
    }

    /** What smoothing would say of the regions whose own variance is not plausible. */
    private Result besideSmoothed(Result result) {
        Result other = other(analysis.with(model.smoothed()), model.smoothed());
        List<VarianceCheck> checks = input.checks().orElseThrow();
        List<RegionEstimate> regions = new ArrayList<>();
        for (int j = 0; j < checks.size(); j++) {
            RegionEstimate region = result.regions().get(j);
            regions.add(
                    doubtful(checks.get(j))
                            ? region.withPooledIfSmoothed(other.regions().get(j).pooled())
                            : region);
        }
        return result.with(regions);
    }

    /**
     * What full Bayes says where no variance between regions was estimated, which would otherwise end in one value for
     * all.
     */
    private Result besideBayes(Result result) {
        Result other = other(analysis.with(settings.with(Method.BAYES)), model);
        List<RegionEstimate> regions = new ArrayList<>();
        for (int j = 0; j < result.regions().size(); j++) {
            regions.add(result.regions()
                    .get(j)
                    .withPooledByBayes(other.regions().get(j).pooled()));
        }
        Map<String, Object> quality = new LinkedHashMap<>(result.fit().quality());
        Estimate sigma = other.fit().regionStandardDeviation();
        quality.put("bayesSigma", sigma.estimate());
        quality.put("bayesSigmaLower", sigma.lower());
        quality.put("bayesSigmaUpper", sigma.upper());
        return result.with(result.fit().withQuality(quality)).with(regions);
    }

    /** Region {@code region} less region {@code other}, from the joint draws. */
    RegionDifference difference(String region, String other) {
        FayHerriotPosterior.Regions regions = posterior().regions(settings.threshold());
        double[] shares = frame.nationalShares();
        return PosteriorFigures.difference(
                agreement(regions, shares, nationalRaw(shares)).of(regions.draws()),
                figures.coded().index(region),
                figures.coded().index(other));
    }

    /** Probability that a region's prevalence is above a threshold, from the joint draws. */
    double above(String region, double threshold) {
        FayHerriotPosterior.Regions regions = posterior().regions(settings.threshold());
        double[] shares = frame.nationalShares();
        return agreement(regions, shares, nationalRaw(shares))
                .of(regions.draws())
                .probabilityAbove(figures.coded().index(region), threshold);
    }

    /** The result, with joint draws where it has a posterior. */
    Drawn drawn() {
        if (settings.method() != Method.BAYES) {
            return new Drawn(result(), Optional.empty());
        }
        FayHerriotPosterior.Regions regions = posterior().regions(settings.threshold());
        double[] shares = frame.nationalShares();
        return new Drawn(
                result(),
                Optional.of(agreement(regions, shares, nationalRaw(shares)).of(regions.draws())));
    }

    Influence influence(int[] regions) {
        return Influence.of(input.estimates(), estimator(), regions, progress);
    }

    private FayHerriotPosterior posterior() {
        return new FayHerriotPosterior(
                input.estimates(), scale, settings.areaPosterior(model.sigmaPriorMean()), progress);
    }

    private Agreement agreement(FayHerriotPosterior.Regions regions, double[] shares, Estimate raw) {
        return Agreement.ofDraws(
                settings,
                frame,
                regions.draws(),
                PosteriorFigures.means(regions.marginals()),
                shares,
                raw,
                frame.targets(this::direct));
    }

    private Result posteriorResult() {
        FayHerriotPosterior posterior = posterior();
        warn(posterior.warnings());
        FayHerriotPosterior.Regions regions = posterior.regions(settings.threshold());
        double[] shares = frame.nationalShares();
        Estimate raw = nationalRaw(shares);
        Agreement agreement = agreement(regions, shares, raw);
        PosteriorFigures found = new PosteriorFigures(
                settings, regions.marginals(), regions.draws(), agreement, posterior::regionProbabilityBelow, shares);
        List<RegionEstimate> estimates = new ArrayList<>();
        for (int j = 0; j < figures.raw().size(); j++) {
            RegionMarginal marginal = regions.marginals().get(j);
            estimates.add(frame.region(
                    j,
                    raw(j),
                    found.pooled(j),
                    found.synthetic(j),
                    found.effect(j),
                    found.shrinkage(j),
                    found.facts(j),
                    facts(
                            j,
                            scale == AreaScale.IDENTITY
                                    ? marginal.prevalence().mean()
                                    : scale.of(Math.min(
                                            1, Math.max(0, marginal.prevalence().mean()))),
                            null)));
        }
        List<RegionEstimate> noted = Conflicts.noted(estimates, posterior.conflicts(), frame);
        National national = found.national(frame, raw);
        return frame.result(posteriorFit(posterior, regions.draws().size()), national, noted)
                .withAggregates(frame.aggregates(agreement, noted, this::direct, found::mean));
    }

    private Fit posteriorFit(FayHerriotPosterior posterior, int draws) {
        List<FixedEffect> effects = new ArrayList<>();
        List<PosteriorSummary> coefficients = posterior.coefficients();
        for (int k = 0; k < coefficients.size(); k++) {
            PosteriorSummary each = coefficients.get(k);
            effects.add(new FixedEffect(
                    figures.terms().get(k), each.mean(), each.standardDeviation(), each.lower(), each.upper()));
        }
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("sigmaPriorMean", posterior.sigmaPriorMean());
        quality.put("points", posterior.points());
        quality.put("draws", draws);
        return fit(
                true,
                false,
                posterior.points(),
                effects,
                PosteriorFigures.estimate(posterior.sigma()),
                Fit.Likelihood.NONE,
                new LikelihoodRatioTest(Double.NaN, Double.NaN),
                quality,
                Arrays.stream(posterior.sigmaQuantiles(QUANTILES)).boxed().toList(),
                PredictorLines.of(analysis, figures).lines(posterior::linearPredictor, scale::inverse));
    }

    private Result fittedResult() {
        FayHerriotFit fit = new FayHerriot(input.estimates(), estimator()).fit();
        warn(fit.summary().warnings());
        if (!Double.isNaN(settings.threshold())) {
            frame.warn(Warning.ofModel("threshold-unused", Map.of("threshold", settings.threshold())));
        }
        double level = settings.interval();
        List<AreaPrediction> predictions = fit.predictions(scale, level);
        int replications = replications(fit);
        double[] errors = errors(fit, predictions, replications);
        double[] shares = frame.nationalShares();
        Estimate raw = nationalRaw(shares);
        double[] estimated =
                predictions.stream().mapToDouble(AreaPrediction::estimate).toArray();
        Agreement agreement = Agreement.ofPoints(settings, frame, estimated, shares, raw, frame.targets(this::direct));
        List<RegionEstimate> estimates = new ArrayList<>();
        for (int j = 0; j < predictions.size(); j++) {
            estimates.add(region(j, predictions.get(j), errors[j], agreement));
        }
        Function<double[], Estimate> mean = weights -> estimate(fit.weightedMean(weights, predictions, scale, level));
        National national = agreement.national(frame, raw, shares, estimated, mean);
        return frame.result(fit(fit, replications), national, estimates)
                .withAggregates(frame.aggregates(
                        agreement, estimates, this::direct, weights -> agreement.mean(weights, estimated, mean)));
    }

    private static Estimate estimate(WeightedMean mean) {
        return new Estimate(
                mean.estimate(),
                mean.standardError(),
                mean.interval().lower(),
                mean.interval().upper());
    }

    /** The direct estimate of a group of regions. */
    private Estimate direct(RegionGroups.Group group) {
        if (figures.groups() != null) {
            return figures.groups().apply(group);
        }
        return model.published().isPresent()
                ? direct(group.shares(figures.coded().regions()))
                : frame.direct(group);
    }

    private VarianceEstimator estimator() {
        return switch (settings.method()) {
            case ML -> VarianceEstimator.ML;
            case FAY_HERRIOT -> VarianceEstimator.FAY_HERRIOT;
            case PRASAD_RAO -> VarianceEstimator.PRASAD_RAO;
            default -> VarianceEstimator.REML;
        };
    }

    /**
     * On a transformed scale no formula for the mean squared error holds; at σ̂² = 0 the bootstrap's world has no
     * differences.
     */
    private int replications(FayHerriotFit fit) {
        return !bootstrapped || scale == AreaScale.IDENTITY || fit.summary().singular()
                ? 0
                : Math.max(
                        100,
                        Math.min(
                                MOST_REPLICATIONS,
                                MOST_REPLICATED / figures.raw().size()));
    }

    private double[] errors(FayHerriotFit fit, List<AreaPrediction> predictions, int replications) {
        return replications == 0
                ? predictions.stream()
                        .mapToDouble(AreaPrediction::standardError)
                        .toArray()
                : Arrays.stream(new BootstrapMse(fit, scale, replications, settings.seed(), progress)
                                .meanSquaredErrors())
                        .map(Math::sqrt)
                        .toArray();
    }

    private RegionEstimate region(int j, AreaPrediction area, double error, Agreement agreement) {
        AreaEblup onScale = area.onScale();
        PrasadRaoMse mse = onScale.mse();
        return frame.region(
                j,
                raw(j),
                agreement.of(
                        j,
                        new Estimate(
                                area.estimate(),
                                error,
                                area.interval().lower(),
                                area.interval().upper())),
                agreement.map(j).applyAsDouble(area.synthetic()),
                new RandomEffect(onScale.effect(), onScale.effect(), Math.sqrt(mse.total())),
                1 - onScale.weight(),
                null,
                facts(
                        j,
                        onScale.eblup(),
                        new AreaFacts.MeanSquaredError(
                                mse.given(), mse.coefficients(), mse.variance(), mse.correction(), mse.total())));
    }

    private AreaFacts facts(int j, double pooled, AreaFacts.MeanSquaredError error) {
        return new AreaFacts(
                input.estimates().estimate(j),
                pooled,
                figures.variance()[j],
                input.smoothed()
                        .map(all -> all.get(j))
                        .map(SmoothedVariance::after)
                        .orElse(Double.NaN),
                Double.isNaN(figures.proportion()[j]) ? Double.NaN : used(j),
                input.checks().map(all -> all.get(j).verdict()).orElse(null),
                error,
                null,
                Double.isNaN(figures.proportion()[j])
                        ? Double.NaN
                        : input.estimates().variance(j),
                null);
    }

    /**
     * With Korn and Graubard's limits where its own variance says nothing, at the effective size that stands in for it.
     */
    private Estimate raw(int j) {
        Estimate raw = figures.raw().get(j);
        double size = input.effectiveSize()[j];
        if (!raw.defined() || !Double.isNaN(raw.lower()) || !(size > 0)) {
            return raw;
        }
        Interval limits =
                KornGraubardInterval.of(raw.estimate(), size, Math.max(1, Math.round(size)), 0, settings.interval());
        return new Estimate(raw.estimate(), raw.standardError(), limits.lower(), limits.upper());
    }

    /** What the model took for known, back on the scale of proportions. */
    private double used(int j) {
        double p = figures.proportion()[j];
        return scale == AreaScale.ARCSINE && p > 0 && p < 1
                ? input.estimates().variance(j) * 4 * p * (1 - p)
                : input.variance()[j];
    }

    private Fit fit(FayHerriotFit fit, int replications) {
        List<FixedEffect> effects = new ArrayList<>();
        for (Coefficient each : fit.coefficients(settings.interval())) {
            effects.add(
                    new FixedEffect(each.term(), each.estimate(), each.standardError(), each.lower(), each.upper()));
        }
        Interval limits = fit.sigmaInterval(settings.interval());
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("method", fit.summary().method());
        quality.put("gradient", fit.summary().gradient());
        quality.put("betweenVariance", fit.betweenVariance());
        quality.put(Fit.RESTRICTED, fit.restrictedLogLikelihood());
        quality.put("bootstrapReplications", replications);
        return fit(
                fit.summary().converged(),
                fit.summary().singular(),
                fit.summary().iterations(),
                effects,
                new Estimate(fit.sigma(), fit.sigmaStandardError(), limits.lower(), limits.upper()),
                new Fit.Likelihood(fit.logLikelihood(), fit.aic(), fit.bic()),
                fit.betweenRegionTest(),
                quality,
                null,
                PredictorLines.of(analysis, figures)
                        .lines(row -> fit.linearPredictor(row, settings.interval()), scale::inverse));
    }

    private Fit fit(
            boolean converged,
            boolean singular,
            int iterations,
            List<FixedEffect> effects,
            Estimate sigma,
            Fit.Likelihood likelihood,
            LikelihoodRatioTest test,
            Map<String, Object> quality,
            List<Double> quantiles,
            List<PredictorLine> lines) {
        IntervalEstimate none = new IntervalEstimate(Double.NaN, Double.NaN, Double.NaN);
        return new Fit(
                new Fit.Convergence(converged, singular, iterations),
                frame.warnings(),
                effects,
                sigma,
                null,
                likelihood,
                new Fit.Variation(
                        new Fit.Icc(none, none), none, new Fit.BetweenRegionTest(test.statistic(), test.pValue())),
                quality,
                null,
                quantiles,
                lines);
    }

    private void warn(List<FitWarning> warnings) {
        frame.warn(warnings);
    }

    /** Of a survey its direct estimate; of a table the mean of its estimates, regions without one left out. */
    private Estimate nationalRaw(double[] shares) {
        if (figures.nation() != null) {
            return figures.nation();
        }
        return direct(shares);
    }

    /** The mean of regions' direct estimates, those without one left out; undefined where none has any. */
    private Estimate direct(double[] shares) {
        double whole = 0;
        double mean = 0;
        double variance = 0;
        for (int j : input.sampled()) {
            whole += shares[j];
            mean += shares[j] * figures.proportion()[j];
            variance += shares[j] * shares[j] * input.variance()[j];
        }
        if (!(whole > 0)) {
            return Estimate.UNDEFINED;
        }
        double p = mean / whole;
        double error = Math.sqrt(variance) / whole;
        double half = NormalQuantile.twoSided(settings.interval()) * error;
        if (!model.proportions()) {
            return new Estimate(p, error, p - half, p + half);
        }
        Interval limits = LogitInterval.of(p, error, settings.interval());
        if (Double.isNaN(limits.lower())) {
            limits = new Interval(Math.max(0, p - half), Math.min(1, p + half));
        }
        return new Estimate(p, error, limits.lower(), limits.upper());
    }
}
