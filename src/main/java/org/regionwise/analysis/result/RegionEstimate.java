package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;

/**
 * One region.
 *
 * @param population N_j, or null when unknown
 * @param respondents rows that entered the model
 * @param positives how many of them said yes; both {@link Result#UNKNOWN} where a published table does not say
 * @param unanswered rows of the region without an answer; {@link Result#UNKNOWN} where withheld
 * @param effectiveSampleSize n*_j of a weighted survey, else null
 * @param raw direct estimate, undefined without respondents; its interval Wilson's, of a weighted survey on the
 *     logit scale with the design's standard error, or Korn and Graubard's where that is not known
 * @param pooled partially pooled estimate
 * @param synthetic the model's prediction without the region's own data
 * @param shrinkage 1 − γ_j in [0, 1]: 0 own data only, 1 model only
 * @param posterior more from the full posterior; null under {@code ml}
 * @param area what the area-level model says; null for the binomial model
 * @param design what the design of the sample says; null where respondents count alike
 * @param conflict how it sits with the other regions; null where that was not computed, as without full Bayes, or is withheld
 * @param flags codes: those of {@link DataFlag}, of a released result also what was decided
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
        return respondents > 0
                || raw.defined()
                || respondents == Result.UNKNOWN && !flags.contains(DataFlag.NO_RESPONDENTS.code());
    }
}
