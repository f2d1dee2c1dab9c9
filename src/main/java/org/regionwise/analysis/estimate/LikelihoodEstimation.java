package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Validation;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.LikelihoodRatioTest;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.BinomialRandomIntercept;
import org.regionwise.engine.binomial.IntraclassCorrelation;
import org.regionwise.engine.binomial.MedianOddsRatio;
import org.regionwise.engine.binomial.PlugInRegions;
import org.regionwise.engine.binomial.ProfileLikelihood;
import org.regionwise.engine.binomial.RegionPrediction;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.population.PlugInPopulation;

/** The binomial model by maximum likelihood: from coded data to a {@link Result}. */
final class LikelihoodEstimation {
    private final Analysis analysis;
    private final Settings settings;
    private final ModelData data;
    private final ResultFrame frame;
    private final FitProgress progress;

    LikelihoodEstimation(Analysis analysis, ModelData data, ResultFrame frame, FitProgress progress) {
        this.analysis = analysis;
        this.settings = analysis.settings();
        this.progress = progress;
        this.data = data;
        this.frame = frame;
    }

    Result result() {
        double level = settings.interval();
        BinomialFit fit = new BinomialRandomIntercept(data.cells(), settings.quadraturePoints(), progress).fit();
        ProfileLikelihood profile = ProfileLikelihood.of(fit, level);
        PlugInRegions regions = new PlugInRegions(fit, level);
        List<RegionPrediction> predictions = regions.regions();
        frame.warn(fit.summary().warnings());
        warnOfIntervals(fit, profile);
        if (!Double.isNaN(settings.threshold())) {
            frame.warn(Warning.ofModel("threshold-unused", Map.of("threshold", settings.threshold())));
        }
        double[] shares = frame.nationalShares();
        Function<double[], Estimate> mean = weights -> estimate(regions.weightedMean(weights, predictions));
        Estimate raw = frame.nationalRaw();
        double[] prevalences =
                predictions.stream().mapToDouble(RegionPrediction::prevalence).toArray();
        Agreement agreement =
                Agreement.ofPoints(settings, frame, prevalences, shares, raw, frame.targets(frame::direct));
        National national = agreement.national(frame, raw, shares, prevalences, mean);
        List<RegionEstimate> estimates = new ArrayList<>();
        for (int j = 0; j < predictions.size(); j++) {
            estimates.add(region(j, predictions.get(j), agreement));
        }
        List<PoststratifiedFigure> people = frame.poststratified()
                ? PopulationFigures.of(
                        data, frame, agreement, asked -> new PlugInPopulation(fit, level, asked).answers())
                : List.of();
        return frame.result(fit(fit, profile), national, estimates)
                .poststratified(people)
                .withAggregates(frame.aggregates(
                        agreement, estimates, frame::direct, weights -> agreement.mean(weights, prevalences, mean)));
    }

    private static Estimate estimate(WeightedMean mean) {
        return new Estimate(
                mean.estimate(),
                mean.standardError(),
                mean.interval().lower(),
                mean.interval().upper());
    }

    LogScores logScores(Validation validation) {
        return new BinomialRandomIntercept(data.cells(), settings.quadraturePoints(), progress.within())
                .fit()
                .logScores(validation.folds(data.cells(), settings.seed()), progress);
    }

    private void warnOfIntervals(BinomialFit fit, ProfileLikelihood profile) {
        if (!fit.summary().singular() && profile.lower() == 0) {
            frame.warn(Warning.ofModel("narrow-intervals"));
        }
        if (fit.variationIdentified() && Double.isNaN(profile.upper())) {
            frame.warn(Warning.ofModel("no-upper-limit"));
        }
    }

    private RegionEstimate region(int j, RegionPrediction pooled, Agreement agreement) {
        return frame.region(
                j,
                agreement.of(
                        j,
                        new Estimate(
                                pooled.prevalence(),
                                pooled.standardDeviation(),
                                pooled.interval().lower(),
                                pooled.interval().upper())),
                agreement.map(j).applyAsDouble(pooled.synthetic()),
                new RandomEffect(pooled.mode(), pooled.effectMean(), pooled.effectStandardDeviation()),
                pooled.shrinkage(),
                null);
    }

    private Fit fit(BinomialFit fit, ProfileLikelihood profile) {
        double sigma = fit.sigma();
        List<FixedEffect> effects = new ArrayList<>();
        for (Coefficient effect : fit.coefficients(settings.interval())) {
            effects.add(new FixedEffect(
                    effect.term(), effect.estimate(), effect.standardError(), effect.lower(), effect.upper()));
        }
        LikelihoodRatioTest test = fit.betweenRegionTest();
        double low = profile.lower();
        double high = profile.upper();
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("method", fit.summary().method());
        quality.put("gradient", fit.summary().gradient());
        quality.put(Fit.PENALISED, fit.summary().penalised());
        quality.put(Fit.COMPLETE_POOLING, fit.completePoolingLogLikelihood());
        return new Fit(
                new Fit.Convergence(
                        fit.summary().converged(),
                        fit.summary().singular(),
                        fit.summary().iterations()),
                frame.warnings(),
                data.fixed(effects),
                new Estimate(sigma, fit.sigmaStandardError(), low, high),
                null,
                new Fit.Likelihood(fit.logLikelihood(), fit.aic(), fit.bic()),
                new Fit.Variation(
                        new Fit.Icc(
                                new IntervalEstimate(
                                        IntraclassCorrelation.latent(sigma),
                                        IntraclassCorrelation.latent(low),
                                        IntraclassCorrelation.latent(high)),
                                new IntervalEstimate(
                                        IntraclassCorrelation.response(fit.meanLinearPredictor(), sigma),
                                        IntraclassCorrelation.response(profile.meanLinearPredictorAtLower(), low),
                                        Double.isNaN(high)
                                                ? Double.NaN
                                                : IntraclassCorrelation.response(
                                                        profile.meanLinearPredictorAtUpper(), high))),
                        new IntervalEstimate(
                                MedianOddsRatio.of(sigma), MedianOddsRatio.of(low), MedianOddsRatio.of(high)),
                        new Fit.BetweenRegionTest(test.statistic(), test.pValue())),
                quality,
                null,
                null,
                PredictorLines.of(analysis, data)
                        .lines(row -> fit.linearPredictor(row, settings.interval()), AreaScale.LOGIT::inverse),
                data.pooled(
                        effects,
                        Arrays.stream(fit.pooledDeviations())
                                .mapToObj(each -> new Estimate(each, Double.NaN, Double.NaN, Double.NaN))
                                .toList()));
    }
}
