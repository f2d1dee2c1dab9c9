package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fitted model. JSON has all of it side by side.
 *
 * @param fixedEffects the coefficients
 * @param residualStandardDeviation null where the family has none
 * @param quality how well it was computed, by names
 * @param predictiveCheck null but of a full posterior
 * @param standardDeviationQuantiles of the between-region standard deviation at (i + ½)/n; null but of a full posterior
 * @param predictorLines null in results of earlier versions
 * @param pooledEffects of categories whose effects are pooled, a group each; none in results of earlier versions
 */
public record Fit(
        @JsonUnwrapped Convergence convergence,
        List<Warning> warnings,
        List<FixedEffect> fixedEffects,
        Estimate regionStandardDeviation,
        Double residualStandardDeviation,
        @JsonUnwrapped Likelihood likelihood,
        @JsonUnwrapped Variation variation,
        Map<String, Object> quality,
        PredictiveCheckFacts predictiveCheck,
        List<Double> standardDeviationQuantiles,
        List<PredictorLine> predictorLines,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PooledEffects> pooledEffects) {
    public Fit {
        pooledEffects = pooledEffects == null ? List.of() : List.copyOf(pooledEffects);
    }

    /** Of fixed effects and regions alone. */
    public Fit(
            Convergence convergence,
            List<Warning> warnings,
            List<FixedEffect> fixedEffects,
            Estimate regionStandardDeviation,
            Double residualStandardDeviation,
            Likelihood likelihood,
            Variation variation,
            Map<String, Object> quality,
            PredictiveCheckFacts predictiveCheck,
            List<Double> standardDeviationQuantiles,
            List<PredictorLine> predictorLines) {
        this(
                convergence,
                warnings,
                fixedEffects,
                regionStandardDeviation,
                residualStandardDeviation,
                likelihood,
                variation,
                quality,
                predictiveCheck,
                standardDeviationQuantiles,
                predictorLines,
                List.of());
    }

    /**
     * Pooled effects of a predictor's categories, or of the combinations of two.
     *
     * @param predictor its column, or {@code first:second}
     * @param standardDeviation τ between categories, logit scale
     * @param effects one a category
     */
    public record PooledEffects(String predictor, Estimate standardDeviation, List<FixedEffect> effects) {
        public PooledEffects {
            effects = List.copyOf(effects);
        }
    }

    /** The same with pooled effects beside the fixed ones. */
    public Fit pooled(List<PooledEffects> groups) {
        return new Fit(
                convergence,
                warnings,
                fixedEffects,
                regionStandardDeviation,
                residualStandardDeviation,
                likelihood,
                variation,
                quality,
                predictiveCheck,
                standardDeviationQuantiles,
                predictorLines,
                groups);
    }

    /** In {@code quality}: the log-likelihood of the model without regions. */
    public static final String COMPLETE_POOLING = "completePoolingLogLikelihood";

    /** In {@code quality}: the log-likelihood that REML maximises. */
    public static final String RESTRICTED = "restrictedLogLikelihood";

    /** Names in {@code quality} of what tells the answers, as likelihoods do. */
    public static final Set<String> LIKELIHOODS = Set.of(COMPLETE_POOLING, RESTRICTED);

    /** In {@code quality}: whether weak priors had to be added to a likelihood that has no maximum. */
    public static final String PENALISED = "penalised";

    /**
     * How the optimum was found.
     *
     * @param converged whether it was
     * @param singular whether it lies where regions do not differ, σ̂ = 0
     * @param iterations of the optimiser, or points of integration
     */
    public record Convergence(boolean converged, boolean singular, int iterations) {}

    /**
     * What a likelihood has, undefined under {@code bayes}.
     *
     * @param logLikelihood at its maximum, of the individual 0/1 responses or of the direct estimates
     * @param bic with the number of these for n
     */
    public record Likelihood(double logLikelihood, double aic, double bic) {
        /** There is none. */
        public static final Likelihood NONE = new Likelihood(Double.NaN, Double.NaN, Double.NaN);
    }

    /** How regions differ. */
    public record Variation(Icc icc, IntervalEstimate medianOddsRatio, BetweenRegionTest betweenRegionTest) {}

    /** Intraclass correlation on both scales. */
    public record Icc(IntervalEstimate latent, IntervalEstimate response) {}

    /** Likelihood ratio test of σ = 0 against the 50:50 mixture of χ²₀ and χ²₁. */
    public record BetweenRegionTest(double statistic, double pValue) {}

    /** Whether the optimum was found. */
    public boolean converged() {
        return convergence.converged();
    }

    /** Whether regions are estimated not to differ. */
    public boolean singular() {
        return convergence.singular();
    }

    /** Of the optimiser, or points of integration. */
    public int iterations() {
        return convergence.iterations();
    }

    /** Undefined without a likelihood, as are {@link #aic} and {@link #bic}. */
    public double logLikelihood() {
        return likelihood.logLikelihood();
    }

    /** Akaike’s criterion: −2 log L + 2 p. */
    public double aic() {
        return likelihood.aic();
    }

    /** Bayesian criterion: −2 log L + p log n, n being the responses used. */
    public double bic() {
        return likelihood.bic();
    }

    /** Intraclass correlation; null for an area-level model. */
    public Icc icc() {
        return variation.icc();
    }

    /** Median odds ratio; null where coefficients are no log odds. */
    public IntervalEstimate medianOddsRatio() {
        return variation.medianOddsRatio();
    }

    /** Test of σ = 0; null where none was made. */
    public BetweenRegionTest betweenRegionTest() {
        return variation.betweenRegionTest();
    }

    /** The same with other warnings. */
    public Fit with(List<Warning> others) {
        return with(others, quality, predictiveCheck);
    }

    /** The same with these warnings and this check, where words for programs were added. */
    public Fit with(List<Warning> others, PredictiveCheckFacts check) {
        return with(others, quality, check);
    }

    /** The same with other facts on how it was computed. */
    public Fit withQuality(Map<String, Object> other) {
        return with(warnings, other, predictiveCheck);
    }

    private Fit with(List<Warning> others, Map<String, Object> otherQuality, PredictiveCheckFacts check) {
        return new Fit(
                convergence,
                others,
                fixedEffects,
                regionStandardDeviation,
                residualStandardDeviation,
                likelihood,
                variation,
                otherQuality,
                check,
                standardDeviationQuantiles,
                predictorLines,
                pooledEffects);
    }

    /** Free parameters: coefficients that were estimated, and σ. */
    @JsonIgnore
    public int parameters() {
        return 1
                + (int) fixedEffects.stream()
                        .filter(effect -> !Double.isNaN(effect.estimate()))
                        .count();
    }
}
