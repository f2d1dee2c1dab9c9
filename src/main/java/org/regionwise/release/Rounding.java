package org.regionwise.release;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.PredictorLine;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.engine.About;

/**
 * A result in the precision of a printed table, for release beside withheld counts: proportions to a tenth of a
 * percentage point (finer where the outcome is rarer than one in a hundred), figures of the model to two decimals
 * (coefficients to two digits of their standard error at least), no likelihood, no
 * figures of the predictive check, nothing of conflicts. Means are rounded to one digit of their median standard
 * error. In full precision these tell, by fitting the model to each
 * possibility, what was withheld.
 */
final class Rounding {
    private static final int MODEL = 2;

    private final int proportion;
    /** Of standard deviations and effects. */
    private final int effects;

    private Rounding(int estimates, int effects) {
        this.proportion = estimates;
        this.effects = effects;
    }

    static Result of(Result result) {
        if (!result.model().proportions()) {
            int decimals = ofMeans(result);
            return new Rounding(decimals, decimals).rounded(result);
        }
        double typical = result.national().raw().estimate();
        double rarer = Math.min(typical, 1 - typical);
        int decimals = rarer > 0 && rarer < 0.01 ? 3 + (int) Math.ceil(-Math.log10(100 * rarer)) : 3;
        return new Rounding(decimals, MODEL).rounded(result);
    }

    private static int ofMeans(Result result) {
        double[] errors = result.regions().stream()
                .mapToDouble(region -> region.pooled().standardError())
                .filter(error -> error > 0 && error < Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        return errors.length == 0 ? 0 : -(int) Math.floor(Math.log10(errors[(errors.length - 1) / 2]));
    }

    private Result rounded(Result result) {
        National national = result.national();
        National.BenchmarkFacts benchmark = national.benchmark();
        return new Result(
                result.software(),
                survey(result.survey()),
                result.model(),
                fit(result.fit()),
                new National(
                        estimate(national.raw()),
                        estimate(national.pooled()),
                        benchmark == null
                                ? null
                                : new National.BenchmarkFacts(
                                        benchmark.method(),
                                        proportion(benchmark.target()),
                                        model(benchmark.constant()),
                                        estimate(benchmark.pooledBefore()),
                                        benchmark.groups().stream()
                                                .map(this::group)
                                                .toList())),
                result.regions().stream().map(this::region).toList(),
                result.poststratified().stream()
                        .map(each -> each.with(estimate(each.figure()), each.flags()))
                        .toList(),
                result.aggregates());
    }

    private National.GroupBenchmark group(National.GroupBenchmark group) {
        return new National.GroupBenchmark(
                group.group(), proportion(group.target()), model(group.constant()), estimate(group.pooledBefore()));
    }

    private static SurveyFacts survey(SurveyFacts survey) {
        SampleFacts design = survey.design();
        return new SurveyFacts(
                survey.name(),
                survey.sha256(),
                survey.respondents(),
                survey.used(),
                survey.regions(),
                survey.regionTable(),
                design == null
                        ? null
                        : new SampleFacts(
                                design.strata(),
                                design.primarySamplingUnits(),
                                design.singleUnitStrata(),
                                model(design.designEffect()),
                                to(design.effectiveSampleSize(), 0),
                                design.populationCorrection(),
                                model(design.weightTimesFraction())),
                // how often a spelling of a region occurs is a count too, and a total below the data is one
                survey.imported() == null ? null : survey.imported().withoutFindings(),
                survey.populationTable());
    }

    private Fit fit(Fit fit) {
        Map<String, Object> quality = new LinkedHashMap<>();
        fit.quality().forEach((name, value) -> {
            if (!Fit.LIKELIHOODS.contains(name)) {
                quality.put(name, value instanceof Double number ? (Object) model(number) : value);
            }
        });
        return new Fit(
                new Fit.Convergence(fit.converged(), fit.singular(), fit.iterations()),
                Stream.concat(
                                fit.warnings().stream()
                                        .filter(warning -> warning.about() == About.MODEL)
                                        .filter(warning -> !warning.code().equals(Released.REMARKS_WITHHELD)),
                                Stream.of(Suppression.remarksWithheld("answers")))
                        .toList(),
                fit.fixedEffects().stream().map(this::effect).toList(),
                deviation(fit.regionStandardDeviation()),
                fit.residualStandardDeviation() == null ? null : to(fit.residualStandardDeviation(), effects),
                Fit.Likelihood.NONE,
                new Fit.Variation(
                        new Fit.Icc(
                                interval(fit.icc().latent()), interval(fit.icc().response())),
                        interval(fit.medianOddsRatio()),
                        new Fit.BetweenRegionTest(
                                to(fit.betweenRegionTest().statistic(), 1),
                                oneDigit(fit.betweenRegionTest().pValue()))),
                quality,
                null,
                fit.standardDeviationQuantiles() == null
                        ? null
                        : fit.standardDeviationQuantiles().stream()
                                .map(Rounding::model)
                                .toList(),
                fit.predictorLines() == null
                        ? null
                        : fit.predictorLines().stream().map(this::line).toList(),
                fit.pooledEffects().stream()
                        .map(each -> new Fit.PooledEffects(
                                each.predictor(),
                                deviation(each.standardDeviation()),
                                each.effects().stream().map(this::effect).toList()))
                        .toList());
    }

    /** The predictor itself is no answer of anybody's. */
    private PredictorLine line(PredictorLine line) {
        return new PredictorLine(
                line.predictor(),
                line.regions(),
                line.points().stream()
                        .map(point -> new PredictorLine.Point(
                                point.at(),
                                proportion(point.estimate()),
                                proportion(point.lower()),
                                proportion(point.upper())))
                        .toList());
    }

    /** A coefficient per unit of its predictor may be tiny: two digits of its standard error at least. */
    private FixedEffect effect(FixedEffect effect) {
        double error = effect.standardError();
        int decimals = error > 0 && Double.isFinite(error)
                ? Math.max(effects, 1 - (int) Math.floor(Math.log10(error)))
                : effects;
        return new FixedEffect(
                effect.term(),
                to(effect.estimate(), decimals),
                to(effect.standardError(), decimals),
                to(effect.lower(), decimals),
                to(effect.upper(), decimals));
    }

    private RegionEstimate region(RegionEstimate region) {
        return new RegionEstimate(
                region.place(),
                new RegionEstimate.Sample(
                        region.respondents(),
                        region.positives(),
                        region.unanswered(),
                        region.effectiveSampleSize() == null ? null : to(region.effectiveSampleSize(), 0)),
                estimate(region.raw()),
                new RegionEstimate.Pooling(
                        estimate(region.pooled()),
                        proportion(region.synthetic()),
                        region.randomEffect() == null
                                ? null
                                : new RandomEffect(
                                        to(region.randomEffect().mode(), effects),
                                        to(region.randomEffect().mean(), effects),
                                        to(region.randomEffect().standardDeviation(), effects)),
                        model(region.shrinkage())),
                region.flags(),
                region.posterior() == null ? null : posterior(region.posterior()),
                region.design() == null ? null : design(region.design()),
                region.area() == null ? null : area(region.area()),
                // a mid-p tells the count that it is of
                null);
    }

    private PosteriorFacts posterior(PosteriorFacts posterior) {
        return new PosteriorFacts(
                proportion(posterior.median()),
                proportion(posterior.halfLower()),
                proportion(posterior.halfUpper()),
                model(posterior.exceedance()),
                model(posterior.amongHighest()),
                to(posterior.expectedRank(), 1),
                posterior.rankLower(),
                posterior.rankUpper(),
                model(posterior.aboveNation()));
    }

    private DesignFacts design(DesignFacts design) {
        DesignFacts.Unweighted other = design.unweighted();
        return new DesignFacts(
                to(design.weight(), 0),
                model(design.designEffect()),
                model(design.ownDesignEffect()),
                design.pooledDesignEffect(),
                design.primarySamplingUnits(),
                design.degreesOfFreedom(),
                new IntervalEstimate(
                        proportion(design.kornGraubard().estimate()),
                        proportion(design.kornGraubard().lower()),
                        proportion(design.kornGraubard().upper())),
                other == null
                        ? null
                        : new DesignFacts.Unweighted(
                                proportion(other.raw()),
                                estimate(other.pooled()),
                                proportion(other.rawDifferenceStandardError()),
                                other.rawDiffers(),
                                other.pooledDiffers()));
    }

    /** Variances as the squares of rounded standard errors. */
    private AreaFacts area(AreaFacts area) {
        return new AreaFacts(
                to(area.direct(), effects),
                to(area.pooled(), effects),
                variance(area.variance()),
                variance(area.smoothedVariance()),
                variance(area.varianceUsed()),
                area.varianceVerdict(),
                null,
                area.pooledIfSmoothed() == null ? null : estimate(area.pooledIfSmoothed()),
                Double.NaN,
                area.pooledByBayes() == null ? null : estimate(area.pooledByBayes()));
    }

    private double variance(double variance) {
        double error = proportion(Math.sqrt(variance));
        return error * error;
    }

    private Estimate estimate(Estimate estimate) {
        return new Estimate(
                proportion(estimate.estimate()),
                proportion(estimate.standardError()),
                proportion(estimate.lower()),
                proportion(estimate.upper()));
    }

    private Estimate deviation(Estimate estimate) {
        return new Estimate(
                to(estimate.estimate(), effects),
                to(estimate.standardError(), effects),
                to(estimate.lower(), effects),
                to(estimate.upper(), effects));
    }

    private static IntervalEstimate interval(IntervalEstimate interval) {
        return new IntervalEstimate(model(interval.estimate()), model(interval.lower()), model(interval.upper()));
    }

    private double proportion(double value) {
        return to(value, proportion);
    }

    private static double model(double value) {
        return to(value, MODEL);
    }

    private static double oneDigit(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).round(new MathContext(1)).doubleValue()
                : value;
    }

    private static double to(double value, int decimals) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue()
                : value;
    }
}
