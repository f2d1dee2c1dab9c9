package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.engine.DesignSample;
import org.regionwise.engine.DirectEstimate;
import org.regionwise.engine.DirectEstimates;
import org.regionwise.engine.EffectiveSampleSize;
import org.regionwise.engine.SampleGroup;
import org.regionwise.survey.Answer;
import org.regionwise.survey.DesignCount;
import org.regionwise.survey.DesignCounts;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;

/**
 * Direct estimates of the regions of an analysis under the survey's design.
 *
 * @param regions in the order of the analysis's regions
 * @param sizes their effective sample sizes
 * @param nation all regions together
 * @param strata number of strata, 1 where there are none
 * @param units primary sampling units of the whole sample
 * @param singleUnitStrata strata with one primary sampling unit
 */
record DesignBasedEstimates(
        List<DirectEstimate> regions,
        List<EffectiveSampleSize> sizes,
        DirectEstimate nation,
        int strata,
        long units,
        List<String> singleUnitStrata) {

    /**
     * @param file what problems call the survey
     * @param answers what each answer means
     * @param regions number of each region key
     * @throws ImportProblem when a stratum's finite population is no number, not one number, or smaller than the sample
     */
    static DesignBasedEstimates of(
            DesignCounts counts, String file, Function<DesignCount, Answer> answers, Map<String, Integer> regions) {
        Map<String, Integer> strata = new LinkedHashMap<>();
        Map<List<String>, Integer> units = new HashMap<>();
        List<DesignCount> firstOfStratum = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        List<SampleGroup> groups = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (DesignCount each : counts.counts()) {
            if (!drawn(counts, each)) {
                continue;
            }
            String stratumName = each.stratum() == null ? "" : each.stratum();
            int stratum = strata.computeIfAbsent(stratumName, key -> strata.size());
            if (stratum == firstOfStratum.size()) {
                firstOfStratum.add(each);
                rows.add(0L);
            } else if (!same(
                    each.finitePopulation(), firstOfStratum.get(stratum).finitePopulation())) {
                problems.add(finitePopulation(
                        counts,
                        file,
                        each,
                        "differs from the stratum's first, “"
                                + firstOfStratum.get(stratum).finitePopulation() + "” in row "
                                + firstOfStratum.get(stratum).responses().firstRow()));
            }
            int unit = counts.columns().cluster() == null
                    ? SampleGroup.OWN_UNIT
                    : units.computeIfAbsent(List.of(stratumName, each.cluster()), key -> {
                        rows.set(stratum, rows.get(stratum) + 1);
                        return units.size();
                    });
            if (unit == SampleGroup.OWN_UNIT) {
                rows.set(stratum, rows.get(stratum) + each.responses().count());
            }
            Answer answer = answers.apply(each);
            groups.add(new SampleGroup(
                    answer == Answer.YES || answer == Answer.NO
                            ? regions.get(each.responses().region())
                            : SampleGroup.NO_REGION,
                    stratum,
                    unit,
                    answer == Answer.YES,
                    each.responses().count(),
                    each.weight(),
                    each.weightSquares()));
        }
        double[] populations = new double[strata.size()];
        for (int h = 0; h < populations.length; h++) {
            populations[h] = population(counts, file, firstOfStratum.get(h), rows.get(h), problems);
        }
        if (!problems.isEmpty()) {
            throw new ImportProblem(
                    new ImportReport(problems.subList(0, Math.min(100, problems.size())), problems.size()));
        }
        DesignSample sample = new DesignSample(regions.size(), groups, populations);
        List<DirectEstimate> estimates = DirectEstimates.regions(sample);
        DirectEstimate nation = DirectEstimates.nation(sample);
        List<String> names = List.copyOf(strata.keySet());
        List<String> single = new ArrayList<>();
        if (counts.columns().stratum() != null) {
            for (int stratum : sample.singleUnitStrata()) {
                single.add(names.get(stratum));
            }
        }
        return new DesignBasedEstimates(
                estimates,
                EffectiveSampleSize.of(estimates, nation),
                nation,
                strata.size(),
                rows.stream().mapToLong(Long::longValue).sum(),
                single);
    }

    /** Whether the design knows of these respondents; that those who answered are known was seen to before. */
    static boolean drawn(DesignCounts counts, DesignCount each) {
        return each.unusableWeight() == null
                && (counts.columns().stratum() == null || each.stratum() != null)
                && (counts.columns().cluster() == null || each.cluster() != null);
    }

    private static boolean same(String a, String b) {
        return a == null ? b == null : a.equals(b);
    }

    private static double population(
            DesignCounts counts, String file, DesignCount first, long units, List<Problem> problems) {
        if (counts.columns().finitePopulation() == null) {
            return Double.POSITIVE_INFINITY;
        }
        double population = NumberText.parse(first.finitePopulation()).orElse(-1);
        if (!(population > 0)) {
            problems.add(finitePopulation(
                    counts, file, first, "is not a number above 0: units in the population, or the sampled fraction"));
        } else if (population > 1 && population < units) {
            problems.add(finitePopulation(
                    counts, file, first, "is less than the " + units + " units that the sample has in this stratum"));
        }
        return population;
    }

    private static Problem finitePopulation(DesignCounts counts, String file, DesignCount at, String what) {
        return new Problem(
                file,
                at.responses().firstRow(),
                counts.columns().finitePopulation(),
                at.finitePopulation() == null ? "" : at.finitePopulation(),
                what);
    }
}
