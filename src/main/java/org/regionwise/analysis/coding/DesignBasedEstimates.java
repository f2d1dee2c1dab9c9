package org.regionwise.analysis.coding;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.regionwise.analysis.result.PopulationCorrection;
import org.regionwise.engine.direct.DesignEffectModel;
import org.regionwise.engine.direct.DesignMoments;
import org.regionwise.engine.direct.DesignSample;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.DirectEstimates;
import org.regionwise.engine.direct.EffectiveSampleSize;
import org.regionwise.survey.Answer;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounts;

/**
 * Direct estimates of the regions of an analysis under the survey's design.
 *
 * @param regions in the order of the analysis's regions
 * @param sizes their effective sample sizes
 * @param nation all regions together
 * @param strata number of strata, 1 where there are none
 * @param units primary sampling units of the whole sample
 * @param singleUnitStrata strata with one primary sampling unit
 * @param censusedStrata strata with all their clusters in the sample, whose second stage's populations weights had to
 *     tell; one without a name where there are no strata
 * @param correction what was made of finite populations
 * @param weightTimesFraction of the typical respondent, where clusters and their populations are known at the first
 *     stage alone; else NaN
 * @param degreesOfCorrelation what the correlation within clusters rests on; see
 *     {@link DesignEffectModel#degreesOfCorrelation}
 */
public record DesignBasedEstimates(
        List<DirectEstimate> regions,
        List<EffectiveSampleSize> sizes,
        DirectEstimate nation,
        int strata,
        long units,
        List<String> singleUnitStrata,
        List<String> censusedStrata,
        PopulationCorrection correction,
        double weightTimesFraction,
        OptionalInt degreesOfCorrelation) {

    /**
     * @param file what problems call the survey
     * @param answers what each answer means
     * @param regions number of each region key
     * @param measured whether answers are numbers, of which no model of design effects is known: sizes are a region's
     *     own
     * @param factors calibration variables whose numbers are codes of categories
     * @throws ImportProblem when a finite population is no number, not one number, or smaller than the sample; or
     *     calibration variables are too fine
     */
    static DesignBasedEstimates of(
            DesignCounts counts,
            String file,
            Function<DesignCount, Answer> answers,
            Map<String, Integer> regions,
            boolean measured,
            List<String> factors) {
        SampleBuilder builder = new SampleBuilder(counts, file);
        for (DesignCount each : counts.counts()) {
            if (counts.drawn(each)) {
                builder.add(
                        each, answers.apply(each), regions.get(each.responses().region()));
            }
        }
        DesignSample sample = builder.sample(regions.size(), factors);
        List<DirectEstimate> estimates = DirectEstimates.regions(sample);
        List<DesignMoments> moments = DesignMoments.of(sample, estimates);
        return new DesignBasedEstimates(
                estimates,
                measured ? estimates.stream().map(EffectiveSampleSize::own).toList() : EffectiveSampleSize.of(moments),
                DirectEstimates.nation(sample),
                builder.strata(),
                builder.units(),
                builder.singleUnitStrata(sample),
                builder.censusedStrata(),
                builder.correction(),
                builder.weightTimesFraction(),
                measured ? OptionalInt.empty() : DesignEffectModel.degreesOfCorrelation(moments));
    }
}
