package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.Comparator;
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
        Map<Integer, Map<String, Stated>> stated = new HashMap<>();
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
            }
            stated.computeIfAbsent(stratum, key -> new LinkedHashMap<>())
                    .merge(
                            each.finitePopulation() == null ? "" : each.finitePopulation(),
                            new Stated(each, each.responses().count()),
                            Stated::plus);
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
            populations[h] = population(counts, file, stated.get(h), rows.get(h), problems);
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
                EffectiveSampleSize.of(sample, estimates),
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

    /** A stratum's finite population as some of its respondents have it: the first of them, and how many. */
    private record Stated(DesignCount first, long count) {
        Stated plus(Stated other) {
            return new Stated(first, count + other.count);
        }
    }

    /** What most of the stratum's respondents have; each other text is a problem of its own, once. */
    private static double population(
            DesignCounts counts, String file, Map<String, Stated> stated, long units, List<Problem> problems) {
        if (counts.columns().finitePopulation() == null) {
            return Double.POSITIVE_INFINITY;
        }
        String usual = stated.entrySet().stream()
                .max(Comparator.comparingLong(each -> each.getValue().count()))
                .orElseThrow()
                .getKey();
        stated.forEach((text, who) -> {
            if (!text.equals(usual)) {
                problems.add(finitePopulation(
                        counts,
                        file,
                        who.first(),
                        (text.isEmpty() ? "is empty" : "stands in " + who.count() + " of the stratum's rows")
                                + ", where the others have “" + usual + "”: a stratum has one population"));
            }
        });
        double population = NumberText.parse(usual).orElse(-1);
        if (!(population > 0)) {
            problems.add(finitePopulation(
                    counts,
                    file,
                    stated.get(usual).first(),
                    "is not a number above 0: units in the population, or the sampled fraction"));
        } else if (population > 1 && population < units) {
            problems.add(finitePopulation(
                    counts,
                    file,
                    stated.get(usual).first(),
                    "is less than the " + units + " units that the sample has in this stratum"));
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
