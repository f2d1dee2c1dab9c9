package org.regionwise.engine.sensitivity;

import java.util.Arrays;
import java.util.List;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.IntraclassCorrelation;
import org.regionwise.engine.binomial.PlugInRegions;
import org.regionwise.engine.binomial.ProfileLikelihood;
import org.regionwise.engine.binomial.RegionPrediction;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.numeric.Median;

/**
 * One way of computing a model, in the figures that every way has.
 *
 * @param coefficients in the order of the terms; under Bayes posterior means, standard deviations and quantiles
 * @param sigma σ̂, or σ's posterior mean; logit scale
 * @param sigmaInterval profile likelihood, or posterior quantiles; the upper limit is NaN where the data set none
 * @param logLikelihood of the individual responses: its maximum as this way computes it, or its posterior mean
 * @param latentCorrelation at σ̂, or its posterior mean
 * @param latentCorrelationInterval as σ's
 * @param prevalence of each region 0..m−1: E[π_j | y], parameters held at their estimates or integrated over;
 *     proportions
 * @param medianWidth median over regions of the width of the interval of π_j, a proportion; NaN where there is none
 */
public record Approximation(
        List<Coefficient> coefficients,
        double sigma,
        Interval sigmaInterval,
        double logLikelihood,
        double latentCorrelation,
        Interval latentCorrelationInterval,
        double[] prevalence,
        double medianWidth) {

    public Approximation {
        coefficients = List.copyOf(coefficients);
        prevalence = prevalence.clone();
    }

    /** Each region’s prevalence by this approximation, in the order of the cells’ regions. */
    @Override
    public double[] prevalence() {
        return prevalence.clone();
    }

    static Approximation of(BinomialFit fit, double level) {
        ProfileLikelihood profile = ProfileLikelihood.of(fit, level);
        List<RegionPrediction> regions = new PlugInRegions(fit, level).regions();
        return new Approximation(
                fit.coefficients(level),
                fit.sigma(),
                new Interval(profile.lower(), profile.upper()),
                fit.logLikelihood(),
                IntraclassCorrelation.latent(fit.sigma()),
                new Interval(
                        IntraclassCorrelation.latent(profile.lower()), IntraclassCorrelation.latent(profile.upper())),
                regions.stream().mapToDouble(RegionPrediction::prevalence).toArray(),
                Median.of(regions.stream()
                        .mapToDouble(region ->
                                region.interval().upper() - region.interval().lower())
                        .toArray()));
    }

    static Approximation of(BinomialPosterior posterior, List<String> terms) {
        List<PosteriorSummary> effects = posterior.coefficients();
        Coefficient[] coefficients = new Coefficient[terms.size()];
        Arrays.setAll(coefficients, k -> {
            PosteriorSummary effect = effects.get(k);
            return new Coefficient(
                    terms.get(k), effect.mean(), effect.standardDeviation(), effect.lower(), effect.upper());
        });
        List<PosteriorSummary> regions = posterior.regions(Double.NaN).marginals().stream()
                .map(RegionMarginal::prevalence)
                .toList();
        PosteriorSummary sigma = posterior.sigma();
        PosteriorSummary correlation = posterior.latentCorrelation();
        return new Approximation(
                List.of(coefficients),
                sigma.mean(),
                new Interval(sigma.lower(), sigma.upper()),
                posterior.meanLogLikelihood(),
                correlation.mean(),
                new Interval(correlation.lower(), correlation.upper()),
                regions.stream().mapToDouble(PosteriorSummary::mean).toArray(),
                Median.of(regions.stream()
                        .mapToDouble(region -> region.upper() - region.lower())
                        .toArray()));
    }

    /** max_j |π̂_j − other π̂_j|, a proportion. */
    double largestDifference(Approximation other) {
        double largest = 0;
        for (int j = 0; j < prevalence.length; j++) {
            largest = Math.max(largest, Math.abs(prevalence[j] - other.prevalence[j]));
        }
        return largest;
    }
}
