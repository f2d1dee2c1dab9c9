package org.regionwise.analysis;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ImportFacts;

/**
 * The answer to an {@link Analysis}: immutable, complete, and the only source of everything that is shown or
 * exported. Its components are the JSON contract; add to them, never rename.
 *
 * <p>Proportions are in [0, 1]. Undefined numbers are NaN here and {@code null} in JSON.
 */
public record Result(
        Software software,
        SurveyFacts survey,
        ModelFacts model,
        Fit fit,
        National national,
        List<RegionEstimate> regions) {
    public Result {
        regions = List.copyOf(regions);
    }

    /** What computed it. */
    public record Software(String name, String version) {}

    /**
     * What it was computed from.
     *
     * @param respondents rows of the survey
     * @param used rows with a region and an answer, which entered the model
     * @param regions number of regions estimated, with and without respondents
     * @param regionTable the region table, or null when there was none
     * @param imported how its file was read, or null in results of earlier versions
     */
    public record SurveyFacts(
            String name,
            String sha256,
            long respondents,
            long used,
            int regions,
            RegionTableFacts regionTable,
            ImportFacts imported) {}

    /**
     * The region table and which of its columns were what; {@code name} and {@code population} are null where none was.
     */
    public record RegionTableFacts(String file, String sha256, String key, String name, String population) {}

    /**
     * The model, complete enough to run it again. {@code draws}, {@code threshold} and {@code highest} are null where the
     * method has no use for them.
     */
    public record ModelFacts(
            String family,
            String link,
            String outcome,
            List<String> positive,
            List<String> negative,
            List<String> missing,
            String region,
            List<String> predictors,
            List<String> respondentPredictors,
            List<String> factors,
            String weight,
            String stratum,
            String cluster,
            String method,
            int quadraturePoints,
            double interval,
            long seed,
            Map<String, Object> priors,
            Integer draws,
            Double threshold,
            Integer highest,
            boolean unansweredPredicted) {
        /** Whether this is a full posterior. */
        @JsonIgnore
        public boolean bayes() {
            return Method.BAYES.code().equals(method);
        }
    }

    /** A warning: a code for programs, a message for people. */
    public record Warning(String code, String message) {}

    /** One coefficient on the logit scale. */
    public record FixedEffect(String term, double estimate, double standardError, double lower, double upper) {}

    /** A quantity with limits and no standard error. */
    public record Interval(double estimate, double lower, double upper) {}

    /** Intraclass correlation on both scales. */
    public record Icc(Interval latent, Interval response) {}

    /** Likelihood ratio test of σ = 0 against the 50:50 mixture of χ²₀ and χ²₁. */
    public record BetweenRegionTest(double statistic, double pValue) {}

    /**
     * Whether surveys drawn from the model, with regions of their own, look like this one.
     *
     * @param words the verdict
     * @param statistics what was compared
     */
    public record PredictiveCheck(String words, List<CheckedStatistic> statistics) {}

    /**
     * A figure of the survey beside the same figure of replicated surveys.
     *
     * @param name what it is
     * @param observed in the survey
     * @param lower 2.5% quantile over replicated surveys
     * @param upper 97.5% quantile
     * @param tail mid-p probability that a replicated survey has more of it
     */
    public record CheckedStatistic(
            String name, double observed, double mean, double lower, double upper, double tail) {}

    /**
     * The fitted model. Null under {@code ml}: {@code predictiveCheck}, and {@code standardDeviationQuantiles}, quantiles
     * of the between-region standard deviation at (i + ½)/n. Log-likelihood is that of the individual 0/1 responses;
     * BIC's n is the number of responses used.
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
            Icc icc,
            Interval medianOddsRatio,
            BetweenRegionTest betweenRegionTest,
            Map<String, Object> quality,
            PredictiveCheck predictiveCheck,
            List<Double> standardDeviationQuantiles) {
        /** Free parameters: coefficients that were estimated, and σ. */
        @JsonIgnore
        public int parameters() {
            return 1
                    + (int) fixedEffects.stream()
                            .filter(effect -> !Double.isNaN(effect.estimate()))
                            .count();
        }
    }

    /** The nation: the direct estimate, and the population-weighted mean of the pooled ones. */
    public record National(Estimate raw, Estimate pooled) {}

    /** Posterior of u_j on the logit scale given the estimated hyperparameters. */
    public record RandomEffect(double mode, double mean, double standardDeviation) {}

    /**
     * What only a full posterior can say of a region.
     *
     * @param median posterior median of the prevalence
     * @param halfLower lower limit of the equal-tailed 50% interval
     * @param halfUpper upper limit
     * @param exceedance probability that the prevalence is above the threshold; undefined without one
     * @param amongHighest probability of being among the k highest
     * @param expectedRank posterior mean of the rank, 1 the highest
     * @param rankLower lower limit of the rank's interval
     * @param rankUpper upper limit
     */
    public record PosteriorFacts(
            double median,
            double halfLower,
            double halfUpper,
            double exceedance,
            double amongHighest,
            double expectedRank,
            int rankLower,
            int rankUpper) {}

    /**
     * One region.
     *
     * @param population N_j, or null when unknown
     * @param respondents rows that entered the model
     * @param positives how many of them said yes
     * @param unanswered rows of the region without an answer
     * @param effectiveSampleSize n*_j of a weighted survey, else null
     * @param raw direct estimate with its Wilson interval; undefined without respondents
     * @param pooled partially pooled estimate
     * @param synthetic the model's prediction without the region's own data
     * @param shrinkage 1 − γ_j in [0, 1]: 0 own data only, 1 model only
     * @param posterior more from the full posterior; null under {@code ml}
     * @param flags codes: {@code no-respondents}, {@code few-respondents} (under ten), {@code no-positives}, {@code all-positives}
     */
    public record RegionEstimate(
            String region,
            String name,
            Double population,
            long respondents,
            long positives,
            long unanswered,
            Double effectiveSampleSize,
            Estimate raw,
            Estimate pooled,
            double synthetic,
            RandomEffect randomEffect,
            double shrinkage,
            List<String> flags,
            PosteriorFacts posterior) {
        /** Name where there is one, else the key. */
        @JsonIgnore
        public String label() {
            return name == null || name.isBlank() ? region : name;
        }

        @JsonIgnore
        public boolean sampled() {
            return respondents > 0;
        }
    }
}
