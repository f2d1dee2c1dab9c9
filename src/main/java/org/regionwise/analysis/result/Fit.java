package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fitted model. {@code predictorLines} is null in results of earlier versions. Null under {@code ml}:
 * {@code predictiveCheck}, and {@code standardDeviationQuantiles}, quantiles of the between-region standard
 * deviation at (i + ½)/n. Log-likelihood is that of the individual 0/1 responses; BIC's n is the number of
 * responses used.
 */
public record Fit(
        boolean converged,
        boolean singular,
        int iterations,
        List<Warning> warnings,
        List<FixedEffect> fixedEffects,
        Estimate regionStandardDeviation,
        Double residualStandardDeviation,
        double logLikelihood,
        double aic,
        double bic,
        Fit.Icc icc,
        IntervalEstimate medianOddsRatio,
        Fit.BetweenRegionTest betweenRegionTest,
        Map<String, Object> quality,
        PredictiveCheckFacts predictiveCheck,
        List<Double> standardDeviationQuantiles,
        List<PredictorLine> predictorLines) {
    /** In {@code quality}: the log-likelihood of the model without regions. */
    public static final String COMPLETE_POOLING = "completePoolingLogLikelihood";

    /** In {@code quality}: the log-likelihood that REML maximises. */
    public static final String RESTRICTED = "restrictedLogLikelihood";

    /** Names in {@code quality} of what tells the answers, as likelihoods do. */
    public static final Set<String> LIKELIHOODS = Set.of(COMPLETE_POOLING, RESTRICTED);

    /** In {@code quality}: whether weak priors had to be added to a likelihood that has no maximum. */
    public static final String PENALISED = "penalised";

    /** The same with other warnings. */
    public Fit with(List<Warning> others) {
        return with(others, quality);
    }

    /** The same with other facts on how it was computed. */
    public Fit withQuality(Map<String, Object> other) {
        return with(warnings, other);
    }

    private Fit with(List<Warning> others, Map<String, Object> otherQuality) {
        return new Fit(
                converged,
                singular,
                iterations,
                others,
                fixedEffects,
                regionStandardDeviation,
                residualStandardDeviation,
                logLikelihood,
                aic,
                bic,
                icc,
                medianOddsRatio,
                betweenRegionTest,
                otherQuality,
                predictiveCheck,
                standardDeviationQuantiles,
                predictorLines);
    }

    /** Free parameters: coefficients that were estimated, and σ. */
    @JsonIgnore
    public int parameters() {
        return 1
                + (int) fixedEffects.stream()
                        .filter(effect -> !Double.isNaN(effect.estimate()))
                        .count();
    }

    /** Intraclass correlation on both scales. */
    public record Icc(IntervalEstimate latent, IntervalEstimate response) {}

    /** Likelihood ratio test of σ = 0 against the 50:50 mixture of χ²₀ and χ²₁. */
    public record BetweenRegionTest(double statistic, double pValue) {}
}
