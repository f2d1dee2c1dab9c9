package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;

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
