package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.OutcomeTransformation;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.name.Labels;

/**
 * The model, complete enough to run it again. JSON has all of it side by side, in the order in which versions added to
 * it.
 *
 * @param family binomial, or gaussian for an area-level model; ask {@link #kind}
 * @param link that of the family, or the area-level model's scale; ask {@link #scale}
 * @param region survey column of the region key
 * @param finitePopulation column of the strata's populations; null without one
 * @param area what only the area-level model has; null for other models
 * @param benchmark null in results of earlier versions
 * @param kind the family of models, which those who must tell them apart switch on. Results of earlier versions did not
 *     write it; they are told by what they hold
 * @param labels what people call what it names; made from headers where results of earlier versions have none
 * @param linear what only the model of a measured outcome has; null for other models
 */
public record ModelFacts(
        String family,
        String link,
        @JsonUnwrapped Coding coding,
        String region,
        @JsonUnwrapped Predictors terms,
        @JsonUnwrapped Sampling sampling,
        @JsonUnwrapped Computation computation,
        String finitePopulation,
        AreaModelFacts area,
        BenchmarkMethod benchmark,
        @JsonUnwrapped Stages stages,
        Model.Kind kind,
        Labels labels,
        @JsonInclude(JsonInclude.Include.NON_NULL) Linear linear) {
    public ModelFacts {
        kind = kind != null ? kind : area == null ? Model.Kind.RANDOM_INTERCEPT : Model.Kind.AREA_LEVEL;
        boolean fits = switch (kind) {
            case RANDOM_INTERCEPT -> area == null && linear == null;
            case AREA_LEVEL -> area != null && linear == null;
            case LINEAR_UNIT -> area == null && linear != null;
        };
        if (!fits) {
            throw new IllegalArgumentException("the " + kind.code() + " model is written with the facts of another");
        }
        labels = labels != null
                ? labels
                : Labels.of(question(coding, region, terms), DisplayNames.NONE, column -> Map.of(), null);
    }

    /** The column that was answered, and which of its values count as yes, no, and no answer. */
    public record Coding(String outcome, List<String> positive, List<String> negative, List<String> missing) {}

    /**
     * Columns of the region table and of the survey that predict, and which are categories.
     *
     * @param pooledPredictors those of respondents whose effects are pooled; none in results of earlier versions
     * @param interactions of predictors; likewise
     */
    public record Predictors(
            List<String> predictors,
            List<String> respondentPredictors,
            List<String> factors,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> pooledPredictors,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Interaction> interactions) {
        public Predictors {
            pooledPredictors = pooledPredictors == null ? List.of() : List.copyOf(pooledPredictors);
            interactions = interactions == null ? List.of() : List.copyOf(interactions);
        }

        /** Of fixed effects that do not depend on each other. */
        public Predictors(List<String> predictors, List<String> respondentPredictors, List<String> factors) {
            this(predictors, respondentPredictors, factors, List.of(), List.of());
        }
    }

    /** Columns that say how respondents were drawn; null without one. */
    public record Sampling(String weight, String stratum, String cluster) {}

    /**
     * How it was computed.
     *
     * @param method code of a {@link Method}
     * @param interval coverage of the intervals
     * @param priors by {@link Prior}; empty where the method or the model has none
     * @param draws null where the method has no use for them, as are {@code threshold} and {@code highest}
     * @param unansweredPredicted whether respondents without an answer are in their region's figure
     * @param regionEffects code of a {@link RegionEffects}; null where the method or the model knows only normal ones,
     *     and in results of earlier versions
     * @param group column of the region table whose groups of regions have figures of their own; null without any
     * @param benchmarkGroups what pooled estimates of groups agree with: {@code direct}, or the column of their known
     *     figures; null where all agree with the nation, or with nothing
     */
    public record Computation(
            String method,
            int quadraturePoints,
            double interval,
            long seed,
            Map<String, Object> priors,
            Integer draws,
            Double threshold,
            Integer highest,
            boolean unansweredPredicted,
            String regionEffects,
            @JsonInclude(JsonInclude.Include.NON_NULL) String group,
            @JsonInclude(JsonInclude.Include.NON_NULL) String benchmarkGroups) {
        /** Without groups of regions. */
        public Computation(
                String method,
                int quadraturePoints,
                double interval,
                long seed,
                Map<String, Object> priors,
                Integer draws,
                Double threshold,
                Integer highest,
                boolean unansweredPredicted,
                String regionEffects) {
            this(
                    method,
                    quadraturePoints,
                    interval,
                    seed,
                    priors,
                    draws,
                    threshold,
                    highest,
                    unansweredPredicted,
                    regionEffects,
                    null,
                    null);
        }
    }

    /** Columns of stages below the first, of calibration, and of replicate weights; null or empty without one. */
    public record Stages(
            String secondStage,
            String secondFinitePopulation,
            List<String> calibratedOn,
            String baseWeight,
            @JsonInclude(JsonInclude.Include.NON_NULL) ReplicateFacts replicateWeights) {
        public Stages {
            // results of earlier versions have none
            calibratedOn = calibratedOn == null ? List.of() : List.copyOf(calibratedOn);
        }

        /** Without replicate weights. */
        public Stages(String secondStage, String secondFinitePopulation, List<String> calibratedOn, String baseWeight) {
            this(secondStage, secondFinitePopulation, calibratedOn, baseWeight, null);
        }
    }

    /**
     * Replicate weights and what variances were computed with.
     *
     * @param patterns that named them
     * @param columns in the file's order
     * @param type code of a {@link org.regionwise.engine.direct.ReplicateMethod}
     * @param scale what all squares were multiplied with
     * @param rscales what each was multiplied with, one a column
     * @param rho of Fay's method; null for others
     * @param centre {@code estimate} or {@code mean}: what squares were taken around
     */
    public record ReplicateFacts(
            List<String> patterns,
            List<String> columns,
            String type,
            double scale,
            List<Double> rscales,
            Double rho,
            String centre) {
        /** What a design's replicate weights are; null for none. */
        public static ReplicateFacts of(DesignColumns.Replicates replicates) {
            return replicates == null
                    ? null
                    : new ReplicateFacts(
                            replicates.patterns(),
                            replicates.columns(),
                            replicates.method().code(),
                            replicates.variance().scale(),
                            replicates.variance().rscales(),
                            replicates.rho(),
                            replicates.aroundMean() ? "mean" : "estimate");
        }

        /** Whether squares were taken around the replicates' mean. */
        @JsonIgnore
        public boolean aroundMean() {
            return "mean".equals(centre);
        }

        /** The scale that every replicate has; undefined where they differ. */
        @JsonIgnore
        public double commonScale() {
            return rscales.stream().distinct().count() == 1 ? rscales.get(0) : Double.NaN;
        }
    }

    /**
     * What only the model of a measured outcome has.
     *
     * @param unit what the outcome is measured in; null where nobody said
     * @param populationMeans columns of the region table with the population's means, by the term that they are of
     * @param error where the standard errors of pooled means come from
     * @param replications of the bootstrap; null without one
     * @param sampledShare the largest share of a region's population that was asked; undefined where populations are
     *     not known, or were not used as such
     * @param transformation of the outcome, to which the model was fitted; null where there is none
     */
    public record Linear(
            String unit,
            Map<String, String> populationMeans,
            LinearUnit.MeanError error,
            Integer replications,
            double sampledShare,
            @JsonInclude(JsonInclude.Include.NON_NULL) Transformation transformation) {
        public Linear {
            populationMeans = populationMeans == null ? Map.of() : populationMeans;
        }
    }

    /**
     * How the outcome Y was transformed: to log(Y + c), or ((Y + c)^λ − 1)/λ.
     *
     * @param lambda λ; 0 for a logarithm
     * @param estimated whether λ was estimated
     * @param shift c
     */
    public record Transformation(OutcomeTransformation.Kind kind, double lambda, boolean estimated, double shift) {}

    /** Whether the model is of a transformed outcome, so that its parameters are not in the outcome's unit. */
    public boolean transformed() {
        return linear != null && linear.transformation() != null;
    }

    /** Column of the answer, or of published estimates. */
    public String outcome() {
        return coding.outcome();
    }

    /** Answers that count as yes. */
    public List<String> positive() {
        return coding.positive();
    }

    /** Answers that count as no; empty for every other answer. */
    public List<String> negative() {
        return coding.negative();
    }

    /** Values that count as no answer, beside the empty cell. */
    public List<String> missing() {
        return coding.missing();
    }

    /** Columns of the region table that enter as fixed effects. */
    public List<String> predictors() {
        return terms.predictors();
    }

    /** Columns of the survey that enter as fixed effects. */
    public List<String> respondentPredictors() {
        return terms.respondentPredictors();
    }

    /** Columns of the survey whose effects are pooled. */
    @JsonIgnore
    public List<String> pooledPredictors() {
        return terms.pooledPredictors();
    }

    /** Predictors whose effects depend on each other. */
    @JsonIgnore
    public List<Interaction> interactions() {
        return terms.interactions();
    }

    /** Columns whose numbers are codes of categories. */
    public List<String> factors() {
        return terms.factors();
    }

    /** Column of weights; null without one. */
    public String weight() {
        return sampling.weight();
    }

    /** Column of strata; null without one. */
    public String stratum() {
        return sampling.stratum();
    }

    /** Column of clusters; null without one. */
    public String cluster() {
        return sampling.cluster();
    }

    /** Code of a {@link Method}. */
    public String method() {
        return computation.method();
    }

    /** Nodes per region. */
    public int quadraturePoints() {
        return computation.quadraturePoints();
    }

    /** Coverage of the intervals, in (0, 1). */
    public double interval() {
        return computation.interval();
    }

    /** For methods that draw. */
    public long seed() {
        return computation.seed();
    }

    /** By codes of {@link Prior}. */
    public Map<String, Object> priors() {
        return computation.priors();
    }

    /** Whether region effects follow Student’s t. */
    public boolean student() {
        return RegionEffects.STUDENT.code().equals(computation.regionEffects());
    }

    /** Joint draws; null where the method has no use for them. */
    public Integer draws() {
        return computation.draws();
    }

    /** A proportion; null where none was asked about. */
    public Double threshold() {
        return computation.threshold();
    }

    /** k, of the probabilities of being among the k highest; null where the method has none. */
    public Integer highest() {
        return computation.highest();
    }

    /** Whether respondents without an answer are in their region's figure. */
    public boolean unansweredPredicted() {
        return computation.unansweredPredicted();
    }

    /** Column of the region table whose groups of regions have figures of their own; null without any. */
    @JsonIgnore
    public String group() {
        return computation.group();
    }

    /** {@code direct}, or the column of known figures that groups of regions agree with; null for neither. */
    @JsonIgnore
    public String benchmarkGroups() {
        return computation.benchmarkGroups();
    }

    /** Column of units drawn within clusters; null without one. */
    public String secondStage() {
        return stages.secondStage();
    }

    /** Column of the clusters' populations; null without one. */
    public String secondFinitePopulation() {
        return stages.secondFinitePopulation();
    }

    /** Columns that weights were calibrated on. */
    public List<String> calibratedOn() {
        return stages.calibratedOn();
    }

    /** Column of weights before calibration; null without one. */
    public String baseWeight() {
        return stages.baseWeight();
    }

    /** Replicate weights; null without any. */
    @JsonIgnore
    public ReplicateFacts replicates() {
        return stages.replicateWeights();
    }

    /** Whether respondents were said not to be drawn alike. */
    @JsonIgnore
    public boolean designed() {
        return weight() != null || stratum() != null || cluster() != null;
    }

    /**
     * Whether this is an area-level model; where another family would need words of its own, switch on {@link #kind}.
     */
    @JsonIgnore
    public boolean areaLevel() {
        return switch (kind) {
            case RANDOM_INTERCEPT, LINEAR_UNIT -> false;
            case AREA_LEVEL -> true;
        };
    }

    /** The scale of linear predictor and effects: the link's, or the area-level model's. */
    @JsonIgnore
    public AreaScale scale() {
        return AreaScale.valueOf(link.toUpperCase(Locale.ROOT));
    }

    /** A parameter of the priors, null where it has none. */
    public Object prior(Prior which) {
        return priors().get(which.code());
    }

    /** Whether the direct estimates are those of a published table. */
    @JsonIgnore
    public boolean published() {
        return area != null && (area.varianceColumn() != null || area.standardErrorColumn() != null);
    }

    /** Whether a survey measured what is estimated: means of its answers. */
    @JsonIgnore
    public boolean measured() {
        return !proportions() && !published();
    }

    /** Whether what is estimated are proportions, and not means, rates or totals. */
    @JsonIgnore
    public boolean proportions() {
        return linear == null && (area == null || area.unit() == null);
    }

    /** What the estimates are in where they are no proportions; null for proportions, and where nobody said. */
    @JsonIgnore
    public String unit() {
        return linear != null ? linear.unit() : area == null ? null : area.unit();
    }

    /** Whether coefficients are log odds. */
    @JsonIgnore
    public boolean logOdds() {
        return scale() == AreaScale.LOGIT;
    }

    /** Whether this is a full posterior. */
    @JsonIgnore
    public boolean bayes() {
        return Method.BAYES.code().equals(method());
    }

    /** All predictors, the regions' first. */
    public List<String> everyPredictor() {
        return everyPredictor(terms);
    }

    private static List<String> everyPredictor(Predictors terms) {
        List<String> all = new ArrayList<>(terms.predictors());
        all.addAll(terms.respondentPredictors());
        return all;
    }

    private static Labels.Question question(Coding coding, String region, Predictors terms) {
        return new Labels.Question(coding.outcome(), coding.positive(), region, everyPredictor(terms));
    }

    /**
     * The same under these names.
     *
     * @param values what values of a column mean, as the survey's file says it
     * @param survey the survey's name where {@code names} has none
     */
    public ModelFacts named(DisplayNames names, Function<String, Map<String, String>> values, String survey) {
        return labelled(Labels.of(question(coding, region, terms), names, values, survey));
    }

    /** The same under these names. */
    public ModelFacts labelled(Labels others) {
        return new ModelFacts(
                family,
                link,
                coding,
                region,
                terms,
                sampling,
                computation,
                finitePopulation,
                area,
                benchmark,
                stages,
                kind,
                others,
                linear);
    }
}
