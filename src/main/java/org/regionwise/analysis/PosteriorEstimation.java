package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.engine.BinomialPosterior;
import org.regionwise.engine.IntegrationQuality;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.Ranking;
import org.regionwise.engine.RegionMarginal;

/**
 * The binomial model by full Bayes: from coded data to a {@link Result}. Estimates are posterior means, standard errors
 * posterior standard deviations, limits equal-tailed quantiles; what belongs to maximum likelihood is undefined.
 */
final class PosteriorEstimation {
    private final Settings settings;
    private final ModelData data;
    private final ResultFrame frame;

    PosteriorEstimation(Settings settings, ModelData data, ResultFrame frame) {
        this.settings = settings;
        this.data = data;
        this.frame = frame;
    }

    private BinomialPosterior posterior() {
        return new BinomialPosterior(
                data.cells(),
                new BinomialPosterior.Settings(
                        settings.priors(),
                        settings.quadraturePoints(),
                        settings.draws(),
                        settings.seed(),
                        settings.interval()));
    }

    /** Region {@code region} less region {@code other}, from the joint draws. */
    RegionDifference difference(String region, String other) {
        int a = index(region);
        int b = index(other);
        JointDraws draws = posterior().regions(settings.threshold()).draws();
        return new RegionDifference(estimate(draws.difference(a, b)), draws.probabilityAbove(a, b));
    }

    private int index(String key) {
        for (int j = 0; j < data.regions().size(); j++) {
            if (data.regions().get(j).key().equals(key)) {
                return j;
            }
        }
        throw new IllegalArgumentException("no region " + key);
    }

    Result result() {
        BinomialPosterior posterior = posterior();
        BinomialPosterior.Regions regions = posterior.regions(settings.threshold());
        Ranking ranking = regions.draws()
                .ranking(Math.min(settings.highest(), data.regions().size()));
        frame.warn(posterior.warnings());
        PosteriorSummary nation = regions.draws().weightedMean(frame.nationalShares());
        List<Result.RegionEstimate> estimates = new ArrayList<>();
        for (int j = 0; j < data.regions().size(); j++) {
            estimates.add(
                    region(j, regions.marginals().get(j), ranking.regions().get(j)));
        }
        return frame.result(fit(posterior), estimate(nation), estimates);
    }

    private Result.RegionEstimate region(int j, RegionMarginal marginal, Ranking.Rank rank) {
        return frame.region(
                j,
                estimate(marginal.prevalence()),
                marginal.synthetic(),
                new Result.RandomEffect(marginal.mode(), marginal.effectMean(), marginal.effectStandardDeviation()),
                marginal.shrinkage(),
                new Result.PosteriorFacts(
                        marginal.prevalence().median(),
                        marginal.half().lower(),
                        marginal.half().upper(),
                        marginal.exceedance(),
                        rank.amongHighest(),
                        rank.expected(),
                        rank.lower(),
                        rank.upper()));
    }

    private Result.Fit fit(BinomialPosterior posterior) {
        List<Result.FixedEffect> effects = new ArrayList<>();
        List<PosteriorSummary> coefficients = posterior.coefficients();
        for (int k = 0; k < coefficients.size(); k++) {
            PosteriorSummary effect = coefficients.get(k);
            effects.add(new Result.FixedEffect(
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
        return new Result.Fit(
                !quality.poor(),
                false,
                quality.rounds(),
                frame.warnings(),
                effects,
                estimate(posterior.sigma()),
                null,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new Result.Icc(interval(posterior.latentCorrelation()), interval(posterior.responseCorrelation())),
                interval(posterior.medianOddsRatio()),
                new Result.BetweenRegionTest(Double.NaN, Double.NaN),
                measured);
    }

    private static Estimate estimate(PosteriorSummary summary) {
        return new Estimate(summary.mean(), summary.standardDeviation(), summary.lower(), summary.upper());
    }

    private static Result.Interval interval(PosteriorSummary summary) {
        return new Result.Interval(summary.mean(), summary.lower(), summary.upper());
    }
}
