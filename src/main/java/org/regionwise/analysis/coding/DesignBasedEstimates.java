package org.regionwise.analysis.coding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.regionwise.analysis.result.PopulationCorrection;
import org.regionwise.engine.direct.DesignEffectModel;
import org.regionwise.engine.direct.DesignMoments;
import org.regionwise.engine.direct.DesignSample;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.DirectEstimates;
import org.regionwise.engine.direct.EffectiveSampleSize;
import org.regionwise.engine.direct.ReplicateEstimates;
import org.regionwise.engine.direct.SampleGroup;
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
 * @param replicates what replicate weights told; empty without any
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
        OptionalInt degreesOfCorrelation,
        Optional<Replicates> replicates) {

    /**
     * What there is to say of replicate weights.
     *
     * @param discarded how many of them have nobody of the region, one a region
     * @param meanFactors of a replicate weight to the weight, one a replicate
     */
    public record Replicates(List<Integer> discarded, List<Double> meanFactors) {}

    /**
     * @param file what problems call the survey
     * @param answers what each answer means
     * @param regions number of each region key, or of the domain that it belongs to
     * @param domains how many of them there are
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
            int domains,
            boolean measured,
            List<String> factors) {
        SampleBuilder builder = new SampleBuilder(counts, file);
        Optional<ReplicateEstimates> replicates = Optional.ofNullable(
                        counts.columns().replicates())
                .map(each -> new ReplicateEstimates(each.variance(), domains));
        for (DesignCount each : counts.counts()) {
            if (counts.drawn(each)) {
                Integer region = regions.get(each.responses().region());
                SampleGroup group = builder.add(each, answers.apply(each), region);
                if (replicates.isPresent() && group.region() != SampleGroup.NO_REGION) {
                    replicates.get().add(group.region(), group.answer(), each.replicates());
                }
            }
        }
        DesignSample sample = builder.sample(domains, factors);
        List<DirectEstimate> plain = DirectEstimates.regions(sample);
        List<DirectEstimate> estimates = replicates
                .map(each -> IntStream.range(0, plain.size())
                        .mapToObj(j -> each.region(j, plain.get(j)))
                        .toList())
                .orElse(plain);
        DirectEstimate nation = DirectEstimates.nation(sample);
        List<DesignMoments> moments = DesignMoments.of(sample, estimates);
        return new DesignBasedEstimates(
                estimates,
                measured ? estimates.stream().map(EffectiveSampleSize::own).toList() : EffectiveSampleSize.of(moments),
                replicates.map(each -> each.nation(nation)).orElse(nation),
                builder.strata(),
                replicates.map(each -> (long) each.nation(nation).units()).orElseGet(builder::units),
                builder.singleUnitStrata(sample),
                builder.censusedStrata(),
                builder.correction(),
                builder.weightTimesFraction(),
                measured ? OptionalInt.empty() : DesignEffectModel.degreesOfCorrelation(moments),
                replicates.map(each -> new Replicates(
                        IntStream.range(0, plain.size())
                                .mapToObj(each::discarded)
                                .toList(),
                        Arrays.stream(each.meanFactors(nation.respondents()))
                                .boxed()
                                .toList())));
    }
}
