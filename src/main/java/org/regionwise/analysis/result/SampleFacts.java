package org.regionwise.analysis.result;

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
 * @param populationCorrection what was made of finite populations; in JSON null where none was given
 * @param weightTimesFraction median over respondents of weight times the sampled fraction of clusters, which is 1 where
 *     clusters were taken whole; undefined where it decides nothing
 */
public record SampleFacts(
        int strata,

        @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
        long primarySamplingUnits,

        List<String> singleUnitStrata,
        double designEffect,
        double effectiveSampleSize,
        PopulationCorrection populationCorrection,
        double weightTimesFraction) {
    public SampleFacts {
        populationCorrection = populationCorrection == null ? PopulationCorrection.NONE : populationCorrection;
    }
}
