package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Validation;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.PredictiveCheckFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.binomial.posterior.Grain;
import org.regionwise.engine.binomial.posterior.IntegrationQuality;
import org.regionwise.engine.check.PredictiveCheck;
import org.regionwise.engine.check.ReplicatedStatistic;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.population.PosteriorPopulation;

/**
 * The binomial model by full Bayes: from coded data to a {@link Result}. Estimates are posterior means, standard errors
 * posterior standard deviations, limits equal-tailed quantiles; what belongs to maximum likelihood is undefined.
 */
final class PosteriorEstimation {
    /** Of the between-region standard deviation, kept for comparisons and pictures. */
    private static final int QUANTILES = 200;

    private final Analysis analysis;
    private final Settings settings;
    private final ModelData data;
    private final ResultFrame frame;
    private final FitProgress progress;
    private final Grain grain;

    PosteriorEstimation(Analysis analysis, ModelData data, ResultFrame frame, FitProgress progress) {
        this(analysis, data, frame, progress, Grain.FINE);
    }

    /** @param grain coarse for a result to look at, without the lines through predictors */
    PosteriorEstimation(Analysis analysis, ModelData data, ResultFrame frame, FitProgress progress, Grain grain) {
        this.grain = grain;
        this.analysis = analysis;
        this.settings = analysis.settings();
        this.progress = progress;
        this.data = data;
        this.frame = frame;
    }

    private BinomialPosterior posterior() {
        return new BinomialPosterior(data.cells(), settings.posterior(grain), progress);
    }

    /** Region {@code region} less region {@code other}, from the joint draws. */
    RegionDifference difference(String region, String other) {
        BinomialPosterior.Regions regions = posterior().regions(settings.threshold());
        JointDraws draws = agreement(regions, frame.nationalShares()).of(regions.draws());
        return PosteriorFigures.difference(
                draws, data.coded().index(region), data.coded().index(other));
    }

    /** Probability that a region's prevalence is above a threshold, from the joint draws. */
    double above(String region, double threshold) {
        BinomialPosterior.Regions regions = posterior().regions(settings.threshold());
        return agreement(regions, frame.nationalShares())
                .of(regions.draws())
                .probabilityAbove(data.coded().index(region), threshold);
    }

    private Agreement agreement(BinomialPosterior.Regions regions, double[] shares) {
        return Agreement.ofDraws(
                settings,
                frame,
                regions.draws(),
                PosteriorFigures.means(regions.marginals()),
                shares,
                frame.nationalRaw(),
                frame.targets(frame::direct));
    }

    LogScores logScores(Validation validation) {
        return posterior().logScores(validation.folds(data.cells(), settings.seed()));
    }

    Result result() {
        return drawn().result();
    }

    /** The result with the draws that it summarises. */
    Drawn drawn() {
        BinomialPosterior posterior = posterior();
        BinomialPosterior.Regions regions = posterior.regions(settings.threshold());
        frame.warn(posterior.warnings());
        frame.warn(regions.warnings());
        double[] shares = frame.nationalShares();
        Agreement agreement = agreement(regions, shares);
        PosteriorFigures figures = new PosteriorFigures(
                settings, regions.marginals(), regions.draws(), agreement, posterior::regionProbabilityBelow, shares);
        List<RegionEstimate> estimates = new ArrayList<>();
        for (int j = 0; j < data.coded().regions().size(); j++) {
            estimates.add(frame.region(
                    j,
                    figures.pooled(j),
                    figures.synthetic(j),
                    figures.effect(j),
                    figures.shrinkage(j),
                    figures.facts(j)));
        }
        List<RegionEstimate> noted =
                grain == Grain.FINE ? Conflicts.noted(estimates, posterior.conflicts(), frame) : estimates;
        if (settings.effects() == RegionEffects.NORMAL
                && noted.stream()
                        .anyMatch(region ->
                                region.conflict() != null && region.conflict().named())) {
            frame.warn(Warning.ofModel("student-effects-proposed", Map.of()));
        }
        List<PoststratifiedFigure> people = frame.poststratified()
                ? PopulationFigures.of(
                        data,
                        frame,
                        agreement,
                        asked -> new PosteriorPopulation(posterior, settings.interval(), asked, progress).answers())
                : List.of();
        National national = figures.national(frame, frame.nationalRaw());
        Result result = frame.result(fit(posterior, regions.massError()), national, noted)
                .poststratified(people)
                .withAggregates(frame.aggregates(agreement, noted, frame::direct, figures::mean));
        return new Drawn(result, Optional.of(figures.draws()));
    }

    private Fit fit(BinomialPosterior posterior, double massError) {
        PredictiveCheckFacts check = check(posterior.predictiveCheck());
        List<FixedEffect> effects = new ArrayList<>();
        List<PosteriorSummary> coefficients = posterior.coefficients();
        for (int k = 0; k < coefficients.size(); k++) {
            PosteriorSummary effect = coefficients.get(k);
            effects.add(new FixedEffect(
                    data.cells().terms().get(k),
                    effect.mean(),
                    effect.standardDeviation(),
                    effect.lower(),
                    effect.upper()));
        }
        IntegrationQuality quality = posterior.quality();
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("hyperparameterPoints", quality.points());
        measured.put("effectivePoints", quality.effectivePoints());
        measured.put("draws", quality.draws());
        measured.put("effectiveDraws", quality.effectiveDraws());
        measured.put("paretoK", Double.isNaN(quality.paretoShape()) ? null : quality.paretoShape());
        measured.put("rounds", quality.rounds());
        measured.put("sigmaNodes", quality.sigmaNodes());
        measured.put("massError", massError);
        if (settings.effects() == RegionEffects.STUDENT) {
            PosteriorSummary degrees = posterior.degreesOfFreedom();
            measured.put("regionDegrees", degrees.median());
            measured.put("regionDegreesLower", degrees.lower());
            measured.put("regionDegreesUpper", degrees.upper());
        }
        return new Fit(
                new Fit.Convergence(!quality.poor(), false, quality.rounds()),
                frame.warnings(),
                data.fixed(effects),
                PosteriorFigures.estimate(posterior.sigma()),
                null,
                Fit.Likelihood.NONE,
                new Fit.Variation(
                        new Fit.Icc(interval(posterior.latentCorrelation()), interval(posterior.responseCorrelation())),
                        interval(posterior.medianOddsRatio()),
                        new Fit.BetweenRegionTest(Double.NaN, Double.NaN)),
                measured,
                check,
                Arrays.stream(posterior.sigmaQuantiles(QUANTILES)).boxed().toList(),
                grain == Grain.FINE
                        ? PredictorLines.of(analysis, data).lines(posterior::linearPredictor, AreaScale.LOGIT::inverse)
                        : List.of(),
                data.pooled(
                        effects,
                        IntStream.range(0, data.pooledGroups().size())
                                .mapToObj(group -> PosteriorFigures.estimate(posterior.pooledDeviation(group)))
                                .toList()));
    }

    private PredictiveCheckFacts check(PredictiveCheck check) {
        frame.warn(check.findings());
        return new PredictiveCheckFacts(
                null,
                List.of(
                        statistic(PredictiveCheckFacts.Kind.SPREAD, check.spread()),
                        statistic(PredictiveCheckFacts.Kind.NONE, check.noneSaidYes()),
                        statistic(PredictiveCheckFacts.Kind.ALL, check.allSaidYes())));
    }

    private static PredictiveCheckFacts.Statistic statistic(
            PredictiveCheckFacts.Kind kind, ReplicatedStatistic statistic) {
        return new PredictiveCheckFacts.Statistic(
                kind, statistic.observed(), statistic.mean(), statistic.lower(), statistic.upper(), statistic.tail());
    }

    private static IntervalEstimate interval(PosteriorSummary summary) {
        return new IntervalEstimate(summary.mean(), summary.lower(), summary.upper());
    }
}
