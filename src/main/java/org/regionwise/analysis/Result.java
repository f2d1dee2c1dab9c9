package org.regionwise.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.regionwise.engine.About;
import org.regionwise.engine.Facts;
import org.regionwise.engine.FitWarning;
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

    /**
     * In place of a number of respondents that is not known, {@code null} in JSON: published tables need not say it.
     */
    public static final long UNKNOWN = -1;

    /** What computed it. */
    public record Software(String name, String version) {}

    /**
     * What it was computed from.
     *
     * @param respondents rows of the survey; {@link #UNKNOWN} where withheld, as is {@code used}
     * @param used rows with a region and an answer, which entered the model
     * @param regions number of regions estimated, with and without respondents
     * @param regionTable the region table, or null when there was none
     * @param design how respondents were drawn; null where they count alike
     * @param imported how its file was read, or null in results of earlier versions
     */
    public record SurveyFacts(
            String name,
            String sha256,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long respondents,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long used,

            int regions,
            RegionTableFacts regionTable,
            SampleFacts design,
            ImportFacts imported) {}

    /**
     * The sample's design as it was found in the data.
     *
     * @param strata their number, 1 where there are none
     * @param primarySamplingUnits clusters, or respondents where there are none
     * @param singleUnitStrata strata with one primary sampling unit
     * @param designEffect of the national figure
     * @param effectiveSampleSize Σ n*_j
     * @param populationCorrection what was made of finite populations: {@code first-stage}, {@code two-stages},
     *     {@code left-out-subsampled}, {@code left-out-second-stage-unknown}, {@code left-out-relative-weights}; null
     *     where none was given
     * @param weightTimesFraction median over respondents of weight times the sampled fraction of clusters, which is 1
     *     where clusters were taken whole; undefined where it decides nothing
     */
    public record SampleFacts(
            int strata,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long primarySamplingUnits,

            List<String> singleUnitStrata,
            double designEffect,
            double effectiveSampleSize,
            String populationCorrection,
            double weightTimesFraction) {
        /** Whether a finite population was given, and not corrected for. */
        @JsonIgnore
        public boolean correctionLeftOut() {
            return populationCorrection != null && populationCorrection.startsWith("left-out");
        }
    }

    /**
     * The region table and which of its columns were what; {@code name} and {@code population} are null where none was.
     * {@code imported} says how its file was read, null where that is not known.
     */
    public record RegionTableFacts(
            String file, String sha256, String key, String name, String population, ImportFacts imported) {
        public RegionTableFacts(String file, String sha256, String key, String name, String population) {
            this(file, sha256, key, name, population, null);
        }
    }

    /**
     * The model, complete enough to run it again. {@code family} is binomial, or gaussian for an area-level model,
     * {@code link} then its scale. {@code area} is null for the binomial model, {@code benchmark} none, logit or ratio.
     * {@code draws}, {@code threshold} and {@code highest} are null where the method has no use for them.
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
            boolean unansweredPredicted,
            String finitePopulation,
            AreaModelFacts area,
            String benchmark,
            String secondStage,
            String secondFinitePopulation,
            List<String> calibratedOn,
            String baseWeight) {
        public ModelFacts {
            // results of earlier versions have none
            calibratedOn = calibratedOn == null ? List.of() : List.copyOf(calibratedOn);
        }

        /** Whether respondents were said not to be drawn alike. */
        @JsonIgnore
        public boolean designed() {
            return weight != null || stratum != null || cluster != null;
        }

        /** Whether this is an area-level model. */
        @JsonIgnore
        public boolean areaLevel() {
            return area != null;
        }

        /** Whether the direct estimates are those of a published table. */
        @JsonIgnore
        public boolean published() {
            return area != null && (area.varianceColumn() != null || area.standardErrorColumn() != null);
        }

        /** Whether coefficients are log odds. */
        @JsonIgnore
        public boolean logOdds() {
            return link.equals("logit");
        }

        /** Whether this is a full posterior. */
        @JsonIgnore
        public boolean bayes() {
            return Method.BAYES.code().equals(method);
        }
    }

    /**
     * What an area-level model takes for known.
     *
     * @param varianceColumn of a table of published estimates; null where there is none
     * @param standardErrorColumn likewise
     * @param respondentsColumn likewise
     * @param percent whether the table is in per cent
     * @param smoothing none, gvf (generalised variance function) or deff (pooled design effect)
     * @param sigmaPriorMean mean of σ's exponential prior on the scale where one was asked for; else undefined
     * @param unit what the estimates are in where they are no proportions; null for proportions
     * @param usualFor what kind of estimates scale and smoothing are the usual ones for, a code of
     *     {@link UsualArea.Reason}; null where others were chosen, and in results of earlier versions
     */
    public record AreaModelFacts(
            String varianceColumn,
            String standardErrorColumn,
            String respondentsColumn,
            boolean percent,
            String smoothing,
            double sigmaPriorMean,
            String unit,
            String usualFor) {}

    /**
     * Something that readers must know.
     *
     * @param code for programs, stable
     * @param message for people
     * @param facts what the message states, as {@link Facts}
     * @param regions keys of the regions that message or facts name or count; empty where there are none
     * @param about what message and facts describe
     */
    public record Warning(String code, String message, Map<String, Object> facts, List<String> regions, About about) {
        public Warning {
            facts = Facts.of(facts);
            regions = List.copyOf(regions);
            Objects.requireNonNull(about);
        }

        /** As it was written; earlier versions wrote code and message only. */
        @JsonCreator
        static Warning written(
                @JsonProperty("code") String code,
                @JsonProperty("message") String message,
                @JsonProperty("facts") Map<String, Object> facts,
                @JsonProperty("regions") List<String> regions,
                @JsonProperty("about") About about) {
            return new Warning(
                    code,
                    message,
                    facts == null ? Map.of() : facts,
                    regions == null ? List.of() : regions,
                    about == null || facts == null || regions == null ? About.UNKNOWN : about);
        }

        /** What the engine says, which knows no region by name. */
        public static Warning of(FitWarning warning) {
            return new Warning(warning.code(), warning.message(), warning.facts(), List.of(), warning.about());
        }

        /** Of settings, predictors or numerics, which states nothing but its code. */
        public static Warning ofModel(String code, String message) {
            return ofModel(code, message, Map.of());
        }

        /** Of settings, predictors or numerics. */
        public static Warning ofModel(String code, String message, Map<String, ?> facts) {
            return new Warning(code, message, Facts.of(facts), List.of(), About.MODEL);
        }

        /** Of settings or predictors of the regions with these keys. */
        public static Warning ofModel(String code, String message, Map<String, ?> facts, List<String> regions) {
            return new Warning(code, message, Facts.of(facts), regions, About.MODEL);
        }

        /** Of numbers of people, or of the regions with these keys by what was answered there. */
        public static Warning ofAnswers(String code, String message, Map<String, ?> facts, List<String> regions) {
            return new Warning(code, message, Facts.of(facts), regions, About.ANSWERS);
        }
    }

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
    public record CheckedStatistic(String name, double observed, double mean, double lower, double upper, double tail) {
        /** The name of the one that is no number of regions. */
        public static final String SPREAD = "standard deviation of the regions' raw proportions";
    }

    /**
     * The model's line through one numeric predictor of regions, all others at their means and u at 0.
     *
     * @param regions the predictor's value in every region, by key
     * @param points along its range, ascending
     */
    public record PredictorLine(String predictor, Map<String, Double> regions, List<PredictorPoint> points) {}

    /** A point of such a line: the prevalence and its limits where the predictor is {@code at}. */
    public record PredictorPoint(double at, double estimate, double lower, double upper) {}

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
            Icc icc,
            Interval medianOddsRatio,
            BetweenRegionTest betweenRegionTest,
            Map<String, Object> quality,
            PredictiveCheck predictiveCheck,
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
    }

    /**
     * The nation: the direct estimate, and the population-weighted mean of the pooled ones.
     *
     * @param benchmark what brought the pooled one to the direct one; null where nothing did
     */
    public record National(Estimate raw, Estimate pooled, BenchmarkFacts benchmark) {}

    /**
     * How pooled estimates were brought into agreement with the nation.
     *
     * @param method logit or ratio
     * @param target the direct national estimate
     * @param constant the shift on the logit scale, or the factor
     * @param pooledBefore the national pooled estimate without it
     */
    public record BenchmarkFacts(String method, double target, double constant, Estimate pooledBefore) {}

    /**
     * How a region sits with what all others make of it.
     *
     * @param midP P(less than was found) + ½ P(exactly that) under the posterior predictive without the region: near 0
     *     it is too low for the model, near 1 too high
     * @param named whether min(midP, 1 − midP) · 2m &lt; 0.1, m the number of regions looked at
     */
    public record Conflict(double midP, boolean named) {}

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
     * What the area-level model says of a region. Variances are of the direct proportion.
     *
     * @param direct the direct estimate on the model's scale
     * @param pooled the best linear unbiased predictor on the scale; under {@code bayes} the posterior mean's place on
     *     it
     * @param variance own sampling variance; undefined where it is 0 or unknown
     * @param smoothedVariance what all regions together say of it; undefined where numbers of respondents are not known
     * @param varianceUsed the one taken for known
     * @param varianceVerdict plausible, too-small, few-answers, absent, not-sampled; null where it was not checked
     * @param meanSquaredError on the scale, in its parts; null under {@code bayes}
     * @param pooledIfSmoothed pooled estimate with all variances smoothed by the pooled design effect, where the own
     *     variance is not plausible and was used as it is; else null
     * @param varianceOnScale the one taken for known, on the model's scale; undefined in results of earlier versions
     * @param pooledByBayes what full Bayes makes of the region where the method estimated no variance between regions;
     *     else null
     */
    public record AreaFacts(
            double direct,
            double pooled,
            double variance,
            double smoothedVariance,
            double varianceUsed,
            String varianceVerdict,
            MeanSquaredError meanSquaredError,
            Estimate pooledIfSmoothed,
            double varianceOnScale,
            Estimate pooledByBayes) {}

    /**
     * Mean squared error of a predictor in its parts (Prasad and Rao).
     *
     * @param g1 were all parameters known
     * @param g2 as the coefficients are estimated
     * @param g3 as σ² is estimated; counts twice
     * @param correction for the bias of g1
     * @param total g1 + g2 + 2 g3 + correction
     */
    public record MeanSquaredError(double g1, double g2, double g3, double correction, double total) {}

    /**
     * What the design of the sample says of a region.
     *
     * @param weight Σ w of its respondents
     * @param designEffect n_j / n*_j, the one that the model counts with, from all regions together
     * @param ownDesignEffect V n_j (n − 1)/(n p̂(1 − p̂)), what its own sample alone shows; undefined where it shows
     *     none, and in results of earlier versions
     * @param pooledDesignEffect whether the own one is unusable, so that the one counted with rests on the other
     *     regions
     * @param primarySamplingUnits with respondents of the region
     * @param degreesOfFreedom these less their strata
     * @param kornGraubard the raw estimate's interval by Korn and Graubard
     * @param unweighted what it would be if everybody had been drawn alike
     */
    public record DesignFacts(
            double weight,
            double designEffect,
            double ownDesignEffect,
            boolean pooledDesignEffect,
            int primarySamplingUnits,
            int degreesOfFreedom,
            Interval kornGraubard,
            Unweighted unweighted) {}

    /**
     * Estimates that disregard the design, beside those that do not.
     *
     * @param raw y/n
     * @param pooled under the same model
     * @param rawDifferenceStandardError of the weighted raw estimate less {@code raw}, under the design; undefined
     *     where the sample cannot tell it
     * @param rawDiffers whether the raw ones differ by more than the half width of their difference's interval
     * @param pooledDiffers whether one of the pooled ones lies outside the other's interval
     */
    public record Unweighted(
            double raw,
            Estimate pooled,
            double rawDifferenceStandardError,
            boolean rawDiffers,
            boolean pooledDiffers) {}

    /**
     * One region.
     *
     * @param population N_j, or null when unknown
     * @param respondents rows that entered the model
     * @param positives how many of them said yes; both {@link #UNKNOWN} where a published table does not say
     * @param unanswered rows of the region without an answer; {@link #UNKNOWN} where withheld
     * @param effectiveSampleSize n*_j of a weighted survey, else null
     * @param raw direct estimate, undefined without respondents; its interval Wilson's, of a weighted survey on the
     *     logit scale with the design's standard error, or Korn and Graubard's where that is not known
     * @param pooled partially pooled estimate
     * @param synthetic the model's prediction without the region's own data
     * @param shrinkage 1 − γ_j in [0, 1]: 0 own data only, 1 model only
     * @param posterior more from the full posterior; null under {@code ml}
     * @param area what the area-level model says; null for the binomial model
     * @param design what the design of the sample says; null where respondents count alike
     * @param conflict how it sits with the other regions; null where that was not computed, as without full Bayes, or
     *     is withheld
     * @param flags codes: {@code no-respondents}, {@code few-respondents} (under ten), {@code no-positives},
     *     {@code all-positives}; of a released result also what was decided
     */
    public record RegionEstimate(
            String region,
            String name,
            Double population,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long respondents,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long positives,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long unanswered,

            Double effectiveSampleSize,
            Estimate raw,
            Estimate pooled,
            double synthetic,
            RandomEffect randomEffect,
            double shrinkage,
            List<String> flags,
            PosteriorFacts posterior,
            DesignFacts design,
            AreaFacts area,
            Conflict conflict) {
        /** The same with other estimates. */
        public RegionEstimate with(Estimate otherPooled, double otherSynthetic) {
            return new RegionEstimate(
                    region,
                    name,
                    population,
                    respondents,
                    positives,
                    unanswered,
                    effectiveSampleSize,
                    raw,
                    otherPooled,
                    otherSynthetic,
                    randomEffect,
                    shrinkage,
                    flags,
                    posterior,
                    design,
                    area,
                    conflict);
        }

        /** The same beside what it would be without the design. */
        public RegionEstimate with(DesignFacts other) {
            return with(other, area, conflict);
        }

        /** The same beside what smoothed variances would say. */
        public RegionEstimate withPooledIfSmoothed(Estimate smoothed) {
            return beside(smoothed, area.pooledByBayes);
        }

        /** The same beside what full Bayes says. */
        public RegionEstimate withPooledByBayes(Estimate bayes) {
            return beside(area.pooledIfSmoothed, bayes);
        }

        private RegionEstimate beside(Estimate smoothed, Estimate bayes) {
            return with(
                    design,
                    new AreaFacts(
                            area.direct,
                            area.pooled,
                            area.variance,
                            area.smoothedVariance,
                            area.varianceUsed,
                            area.varianceVerdict,
                            area.meanSquaredError,
                            smoothed,
                            area.varianceOnScale,
                            bayes),
                    conflict);
        }

        /** The same with how it sits with the other regions. */
        public RegionEstimate with(Conflict other) {
            return with(design, area, other);
        }

        private RegionEstimate with(DesignFacts otherDesign, AreaFacts otherArea, Conflict otherConflict) {
            return new RegionEstimate(
                    region,
                    name,
                    population,
                    respondents,
                    positives,
                    unanswered,
                    effectiveSampleSize,
                    raw,
                    pooled,
                    synthetic,
                    randomEffect,
                    shrinkage,
                    flags,
                    posterior,
                    otherDesign,
                    otherArea,
                    otherConflict);
        }

        /** Name where there is one, else the key. */
        @JsonIgnore
        public String label() {
            return name == null || name.isBlank() ? region : name;
        }

        /** Whether it has a direct estimate, shown or withheld. */
        @JsonIgnore
        public boolean sampled() {
            return respondents > 0 || raw.defined() || respondents == UNKNOWN && !flags.contains("no-respondents");
        }
    }
}
