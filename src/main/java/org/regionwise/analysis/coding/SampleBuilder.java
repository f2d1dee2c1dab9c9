package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.regionwise.analysis.result.PopulationCorrection;
import org.regionwise.engine.direct.DesignSample;
import org.regionwise.engine.direct.SampleGroup;
import org.regionwise.survey.Answer;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounts;

/**
 * Numbers the strata, sampling units and calibration patterns of a survey's respondents, or of those of two waves, for
 * the engine. Used once.
 */
final class SampleBuilder {

    private final DesignCounts counts;
    private final DesignColumns columns;
    private final String file;
    private final Map<String, Integer> strata = new LinkedHashMap<>();
    private final Map<List<String>, Integer> clusters = new HashMap<>();
    private final Map<List<String>, Integer> seconds = new HashMap<>();
    private final CalibrationPatterns patterns = new CalibrationPatterns();
    private final List<SampleGroup> groups = new ArrayList<>();
    private final StatedPopulations ofStrata;
    private final StatedPopulations ofClusters;
    /** Primary units of each stratum. */
    private final List<Long> units = new ArrayList<>();
    /** Second-stage units of each cluster, and what else is summed over it. */
    private final List<ClusterSums> sums = new ArrayList<>();

    /** Strata with all their clusters in the sample, where the clusters were subsampled. */
    private final Set<Integer> censused = new TreeSet<>();

    private PopulationCorrection correction = PopulationCorrection.NONE;
    private double weightTimesFraction = Double.NaN;
    private int wave;

    SampleBuilder(DesignCounts counts, String file) {
        this.counts = counts;
        this.columns = counts.columns();
        this.file = file;
        this.ofStrata =
                new StatedPopulations(columns.finitePopulation(), file, "stratum", DesignCount::finitePopulation);
        this.ofClusters = new StatedPopulations(
                columns.secondFinitePopulation(), file, "cluster", DesignCount::secondFinitePopulation);
    }

    private static final class ClusterSums {
        private final int stratum;
        private long seconds;
        private long respondents;
        private double weight;

        ClusterSums(int stratum) {
            this.stratum = stratum;
        }
    }

    /** Who is added from now on belongs to the next wave, whose weights were calibrated by themselves. */
    void nextWave() {
        wave++;
    }

    /**
     * Returns the group as the engine has it.
     *
     * @param region of the answer, null where it is in none
     */
    SampleGroup add(DesignCount each, Answer answer, Integer region) {
        String stratumName = each.stratum() == null ? "" : each.stratum();
        int stratum = strata.computeIfAbsent(stratumName, key -> strata.size());
        if (stratum == units.size()) {
            units.add(0L);
        }
        ofStrata.add(stratum, each);
        int unit = SampleGroup.OWN_UNIT;
        int second = SampleGroup.OWN_UNIT;
        if (columns.cluster() == null) {
            units.set(stratum, units.get(stratum) + each.responses().count());
        } else {
            unit = cluster(stratumName, stratum, each.cluster());
            ofClusters.add(unit, each);
            second = second(unit, each);
        }
        boolean answered = answer == Answer.YES || answer == Answer.NO || answer == Answer.MEASURED;
        SampleGroup group = new SampleGroup(
                answered && region != null ? region : SampleGroup.NO_REGION,
                stratum,
                unit,
                second,
                columns.calibratedOn().isEmpty() ? 0 : patterns.number(wave, each.calibration()),
                answer == Answer.MEASURED
                        ? NumberText.parse(each.responses().answer().strip()).getAsDouble()
                        : answer == Answer.YES ? 1 : 0,
                each.responses().count(),
                each.weight(),
                each.weightSquares(),
                each.baseWeight());
        groups.add(group);
        return group;
    }

    private int cluster(String stratumName, int stratum, String name) {
        return clusters.computeIfAbsent(List.of(stratumName, name), key -> {
            units.set(stratum, units.get(stratum) + 1);
            sums.add(new ClusterSums(stratum));
            return clusters.size();
        });
    }

    private int second(int unit, DesignCount each) {
        ClusterSums own = sums.get(unit);
        own.respondents += each.responses().count();
        own.weight += each.baseWeight();
        if (columns.secondStage() == null) {
            own.seconds += each.responses().count();
            return SampleGroup.OWN_UNIT;
        }
        return seconds.computeIfAbsent(List.of(Integer.toString(unit), each.secondStage()), key -> {
            own.seconds++;
            return seconds.size();
        });
    }

    /** @param factors calibration variables whose numbers are codes of categories */
    DesignSample sample(int regions, List<String> factors) {
        List<Problem> problems = new ArrayList<>();
        double[] first =
                ofStrata.populations(units.stream().mapToLong(Long::longValue).toArray(), problems);
        double[] second = columns.secondFinitePopulation() == null
                ? new double[0]
                : ofClusters.populations(
                        sums.stream().mapToLong(each -> each.seconds).toArray(), problems);
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
        decide(first);
        if (correction.leftOut()) {
            second = ClusterWeights.subsampled(weightTimesFraction) ? ofCensusedStrata(first) : second;
            for (int h = 0; h < first.length; h++) {
                first[h] = censused.contains(h) ? first[h] : Double.POSITIVE_INFINITY;
            }
            if (censused.size() == first.length) {
                correction = PopulationCorrection.SECOND_STAGE_BY_WEIGHTS;
            }
        }
        return new DesignSample(
                regions, groups, first, second, patterns.rows(counts.calibrationColumns(), factors, file));
    }

    private void decide(double[] first) {
        if (columns.finitePopulation() == null) {
            return;
        }
        if (columns.cluster() == null) {
            correction = PopulationCorrection.FIRST_STAGE;
            return;
        }
        if (columns.secondFinitePopulation() != null) {
            correction = PopulationCorrection.TWO_STAGES;
            return;
        }
        List<ClusterWeights.Cluster> all = sums.stream()
                .map(each -> new ClusterWeights.Cluster(
                        each.respondents, meanWeight(each), fraction(first[each.stratum], units.get(each.stratum))))
                .toList();
        weightTimesFraction = columns.weight() == null ? Double.NaN : ClusterWeights.median(all);
        if (columns.secondStage() != null) {
            correction = PopulationCorrection.SECOND_UNKNOWN;
        } else {
            correction =
                    columns.weight() == null ? PopulationCorrection.RELATIVE_WEIGHTS : ClusterWeights.correction(all);
        }
    }

    /**
     * Where all clusters of a stratum are in the sample, chance is within them alone, and a weight says how many units
     * of its cluster one stands for: M_c = m_c w̄_c. Elsewhere unknown. Nothing where there is no such stratum.
     */
    private double[] ofCensusedStrata(double[] first) {
        for (int h = 0; h < first.length; h++) {
            if (fraction(first[h], units.get(h)) >= 1) {
                censused.add(h);
            }
        }
        return censused.isEmpty()
                ? new double[0]
                : sums.stream()
                        .mapToDouble(each -> censused.contains(each.stratum)
                                ? each.seconds * Math.max(1, meanWeight(each))
                                : Double.POSITIVE_INFINITY)
                        .toArray();
    }

    /** Of the weights before calibration where they are known: calibration changes what a respondent stands for. */
    private double meanWeight(ClusterSums cluster) {
        double unit = columns.baseWeight() == null ? counts.unitWeight() : 1;
        return unit * cluster.weight / cluster.respondents;
    }

    private static double fraction(double population, long units) {
        return population <= 1 ? population : units / population;
    }

    int strata() {
        return strata.size();
    }

    /** Primary sampling units of the whole sample. */
    long units() {
        return units.stream().mapToLong(Long::longValue).sum();
    }

    List<String> singleUnitStrata(DesignSample sample) {
        if (columns.stratum() == null) {
            return List.of();
        }
        List<String> names = List.copyOf(strata.keySet());
        return Arrays.stream(sample.singleUnitStrata()).mapToObj(names::get).toList();
    }

    /** Names of the strata whose clusters are all in the sample, but not all units of these. */
    List<String> censusedStrata() {
        List<String> names = List.copyOf(strata.keySet());
        return censused.stream().map(names::get).toList();
    }

    PopulationCorrection correction() {
        return correction;
    }

    double weightTimesFraction() {
        return weightTimesFraction;
    }
}
