package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.engine.BinomialFit;
import org.regionwise.engine.BinomialRandomIntercept;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.EmpiricalBayes;
import org.regionwise.engine.IntraclassCorrelation;
import org.regionwise.engine.LikelihoodRatioTest;
import org.regionwise.engine.MedianOddsRatio;
import org.regionwise.engine.ProfileLikelihood;
import org.regionwise.engine.RegionPrediction;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.WilsonInterval;
import org.regionwise.survey.RegionTable;

/** The binomial model by maximum likelihood: from coded data to a {@link Result}. */
final class BinomialEstimation {
    private static final long FEW_RESPONDENTS = 10;

    private final Analysis analysis;
    private final SurveyData survey;
    private final ModelData data;
    private final double level;
    private final List<Result.Warning> warnings;

    BinomialEstimation(Analysis analysis, SurveyData survey, ModelData data) {
        this.analysis = analysis;
        this.survey = survey;
        this.data = data;
        this.level = analysis.interval();
        this.warnings = new ArrayList<>(data.warnings());
    }

    Result result() {
        BinomialFit fit = new BinomialRandomIntercept(data.cells(), analysis.quadraturePoints()).fit();
        ProfileLikelihood profile = ProfileLikelihood.of(fit, level);
        EmpiricalBayes regions = new EmpiricalBayes(fit, level);
        List<RegionPrediction> predictions = regions.regions();
        fit.summary().warnings().forEach(w -> warnings.add(new Result.Warning(w.code(), w.message())));
        warnOfIntervals(fit, profile);
        Estimate nationalPooled = nationalPooled(regions, predictions);
        return new Result(
                SoftwareVersion.software(),
                new Result.SurveyFacts(
                        survey.name(),
                        survey.sha256(),
                        data.respondents(),
                        data.used(),
                        data.regions().size(),
                        survey.regions().map(BinomialEstimation::facts).orElse(null)),
                model(),
                fit(fit, profile),
                new Result.National(nationalRaw(), nationalPooled),
                regionEstimates(predictions));
    }

    private static Result.RegionTableFacts facts(RegionTable table) {
        return new Result.RegionTableFacts(
                table.file(), table.sha256(), table.keyColumn(), table.nameColumn(), table.populationColumn());
    }

    private void warnOfIntervals(BinomialFit fit, ProfileLikelihood profile) {
        if (!fit.summary().singular() && profile.lower() == 0) {
            warnings.add(new Result.Warning(
                    "narrow-intervals",
                    "The between-region standard deviation is poorly determined (its interval reaches zero). The"
                            + " intervals of the pooled estimates hold it, and the coefficients, at their estimates, so"
                            + " they are narrower than they should be."));
        }
        if (fit.variationIdentified() && Double.isNaN(profile.upper())) {
            warnings.add(new Result.Warning(
                    "no-upper-limit",
                    "The data set no upper limit to the between-region standard deviation; its interval is open."));
        }
    }

    private Result.ModelFacts model() {
        return new Result.ModelFacts(
                "binomial",
                "logit",
                analysis.outcomeColumn(),
                data.positive().isEmpty() ? analysis.coding().positive() : data.positive(),
                data.negative(),
                data.missing(),
                analysis.regionColumn(),
                analysis.predictors(),
                analysis.respondentPredictors(),
                analysis.factors(),
                null,
                null,
                null,
                analysis.method().code(),
                analysis.quadraturePoints(),
                level,
                analysis.seed(),
                Map.of());
    }

    private Result.Fit fit(BinomialFit fit, ProfileLikelihood profile) {
        double sigma = fit.sigma();
        List<Result.FixedEffect> effects = new ArrayList<>();
        for (Coefficient effect : fit.coefficients(level)) {
            effects.add(new Result.FixedEffect(
                    effect.term(), effect.estimate(), effect.standardError(), effect.lower(), effect.upper()));
        }
        LikelihoodRatioTest test = fit.betweenRegionTest();
        double low = profile.lower();
        double high = profile.upper();
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("method", fit.summary().method());
        quality.put("gradient", fit.summary().gradient());
        quality.put("penalised", fit.summary().penalised());
        quality.put("completePoolingLogLikelihood", fit.completePoolingLogLikelihood());
        return new Result.Fit(
                fit.summary().converged(),
                fit.summary().singular(),
                fit.summary().iterations(),
                List.copyOf(warnings),
                effects,
                new Estimate(sigma, fit.sigmaStandardError(), low, high),
                null,
                fit.logLikelihood(),
                fit.aic(),
                fit.bic(),
                new Result.Icc(
                        new Result.Interval(
                                IntraclassCorrelation.latent(sigma),
                                IntraclassCorrelation.latent(low),
                                IntraclassCorrelation.latent(high)),
                        new Result.Interval(
                                IntraclassCorrelation.response(fit.meanLinearPredictor(), sigma),
                                IntraclassCorrelation.response(profile.meanLinearPredictorAtLower(), low),
                                Double.isNaN(high)
                                        ? Double.NaN
                                        : IntraclassCorrelation.response(profile.meanLinearPredictorAtUpper(), high))),
                new Result.Interval(MedianOddsRatio.of(sigma), MedianOddsRatio.of(low), MedianOddsRatio.of(high)),
                new Result.BetweenRegionTest(test.statistic(), test.pValue()),
                quality);
    }

    private Estimate nationalRaw() {
        long yes = data.regions().stream().mapToLong(RegionFacts::positives).sum();
        return raw(yes, data.used());
    }

    private Estimate nationalPooled(EmpiricalBayes regions, List<RegionPrediction> predictions) {
        boolean known = data.regions().stream().allMatch(region -> region.population() != null);
        double[] weights = data.regions().stream()
                .mapToDouble(region -> known ? region.population() : region.used())
                .toArray();
        if (!known) {
            warnings.add(new Result.Warning(
                    "population-unknown",
                    "Populations of the regions are not known (for all of them), so the national pooled figure weights"
                            + " regions by their respondents."));
        }
        double sum = Arrays.stream(weights).sum();
        WeightedMean mean =
                regions.weightedMean(Arrays.stream(weights).map(w -> w / sum).toArray(), predictions);
        return new Estimate(
                mean.estimate(),
                mean.standardError(),
                mean.interval().lower(),
                mean.interval().upper());
    }

    /** Raw proportion: Wilson interval; standard error √(p̂(1 − p̂)/(n − 1)), undefined where that is 0 or n is 1. */
    private Estimate raw(long yes, long trials) {
        if (trials == 0) {
            return Estimate.UNDEFINED;
        }
        double p = (double) yes / trials;
        double error = trials == 1 || yes == 0 || yes == trials ? Double.NaN : Math.sqrt(p * (1 - p) / (trials - 1));
        org.regionwise.engine.Interval wilson = WilsonInterval.of(yes, trials, level);
        return new Estimate(p, error, wilson.lower(), wilson.upper());
    }

    private List<Result.RegionEstimate> regionEstimates(List<RegionPrediction> predictions) {
        List<Result.RegionEstimate> estimates = new ArrayList<>();
        for (int j = 0; j < predictions.size(); j++) {
            RegionFacts facts = data.regions().get(j);
            RegionPrediction pooled = predictions.get(j);
            estimates.add(new Result.RegionEstimate(
                    facts.key(),
                    facts.name(),
                    facts.population(),
                    facts.used(),
                    facts.positives(),
                    facts.unanswered(),
                    null,
                    raw(facts.positives(), facts.used()),
                    new Estimate(
                            pooled.prevalence(),
                            pooled.standardDeviation(),
                            pooled.interval().lower(),
                            pooled.interval().upper()),
                    pooled.synthetic(),
                    new Result.RandomEffect(pooled.mode(), pooled.effectMean(), pooled.effectStandardDeviation()),
                    pooled.shrinkage(),
                    flags(facts)));
        }
        return estimates;
    }

    private static List<String> flags(RegionFacts facts) {
        if (facts.used() == 0) {
            return List.of("no-respondents");
        }
        List<String> flags = new ArrayList<>();
        if (facts.used() < FEW_RESPONDENTS) {
            flags.add("few-respondents");
        }
        if (facts.positives() == 0) {
            flags.add("no-positives");
        }
        if (facts.positives() == facts.used()) {
            flags.add("all-positives");
        }
        return flags;
    }
}
