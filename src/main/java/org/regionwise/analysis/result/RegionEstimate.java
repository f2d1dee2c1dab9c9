package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;

/**
 * One region. JSON has all of it side by side.
 *
 * @param raw direct estimate, undefined without respondents; its interval Wilson's, of a weighted survey on the logit
 *     scale
 *     with the design's standard error, or Korn and Graubard's where that is not known
 * @param pooling what the model makes of it
 * @param flags codes: those of {@link DataFlag}, of a released result also what was decided
 * @param posterior more from the full posterior; null without one
 * @param design what the design of the sample says; null where respondents count alike
 * @param area what the area-level model says; null for other models
 * @param conflict how it sits with the other regions; null where that was not computed, as without full Bayes, or is
 *     withheld
 */
public record RegionEstimate(
        @JsonUnwrapped Place place,
        @JsonUnwrapped Sample sample,
        Estimate raw,
        @JsonUnwrapped Pooling pooling,
        List<String> flags,
        PosteriorFacts posterior,
        DesignFacts design,
        AreaFacts area,
        Conflict conflict) {
    /**
     * Which region.
     *
     * @param region its key
     * @param name as people know it; null where there is none
     * @param population N_j, or null when unknown
     * @param group that it belongs to; null where nobody asked for figures of groups, or it is in none
     */
    public record Place(
            String region,
            String name,
            Double population,
            @JsonInclude(JsonInclude.Include.NON_NULL) String group) {
        /** In no group. */
        public Place(String region, String name, Double population) {
            this(region, name, population, null);
        }
    }

    /**
     * Who was asked there.
     *
     * @param respondents rows that entered the model
     * @param positives how many of them said yes; both {@link Result#UNKNOWN} where a published table does not say
     * @param unanswered rows of the region without an answer; {@link Result#UNKNOWN} where withheld
     * @param effectiveSampleSize n*_j of a weighted survey, else null
     */
    public record Sample(
            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long respondents,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long positives,

            @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
            long unanswered,

            Double effectiveSampleSize) {}

    /**
     * What the model makes of the region.
     *
     * @param pooled partially pooled estimate
     * @param synthetic the model's prediction without the region's own data
     * @param shrinkage 1 − γ_j in [0, 1]: 0 own data only, 1 model only
     */
    public record Pooling(Estimate pooled, double synthetic, RandomEffect randomEffect, double shrinkage) {}

    /** Its key. */
    public String region() {
        return place.region();
    }

    /** As people know it; null where there is none. */
    public String name() {
        return place.name();
    }

    /** N_j, or null when unknown. */
    public Double population() {
        return place.population();
    }

    /** The group that it belongs to; null for none. */
    public String group() {
        return place.group();
    }

    /** Rows that entered the model, or {@link Result#UNKNOWN}. */
    public long respondents() {
        return sample.respondents();
    }

    /** How many of them said yes, or {@link Result#UNKNOWN}. */
    public long positives() {
        return sample.positives();
    }

    /** Rows without an answer, or {@link Result#UNKNOWN}. */
    public long unanswered() {
        return sample.unanswered();
    }

    /** n*_j of a weighted survey, else null. */
    public Double effectiveSampleSize() {
        return sample.effectiveSampleSize();
    }

    /** Partially pooled estimate. */
    public Estimate pooled() {
        return pooling.pooled();
    }

    /** The model's prediction without the region's own data. */
    public double synthetic() {
        return pooling.synthetic();
    }

    /** Its deviation from what the predictors say, on the model's scale. */
    public RandomEffect randomEffect() {
        return pooling.randomEffect();
    }

    /** 1 − γ_j in [0, 1]: 0 own data only, 1 model only. */
    public double shrinkage() {
        return pooling.shrinkage();
    }

    /** The same with other estimates. */
    public RegionEstimate with(Estimate otherPooled, double otherSynthetic) {
        return new RegionEstimate(
                place,
                sample,
                raw,
                new Pooling(otherPooled, otherSynthetic, randomEffect(), shrinkage()),
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
        return with(design, area.withPooledIfSmoothed(smoothed), conflict);
    }

    /** The same beside what full Bayes says. */
    public RegionEstimate withPooledByBayes(Estimate bayes) {
        return with(design, area.withPooledByBayes(bayes), conflict);
    }

    /** The same with how it sits with the other regions. */
    public RegionEstimate with(Conflict other) {
        return with(design, area, other);
    }

    private RegionEstimate with(DesignFacts otherDesign, AreaFacts otherArea, Conflict otherConflict) {
        return new RegionEstimate(place, sample, raw, pooling, flags, posterior, otherDesign, otherArea, otherConflict);
    }

    /** Name where there is one, else the key. */
    @JsonIgnore
    public String label() {
        return name() == null || name().isBlank() ? region() : name();
    }

    /** Whether it has a direct estimate, shown or withheld. */
    @JsonIgnore
    public boolean sampled() {
        return respondents() > 0
                || raw.defined()
                || respondents() == Result.UNKNOWN && !flags.contains(DataFlag.NO_RESPONDENTS.code());
    }
}
