package org.regionwise.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A mean over regions with its Monte Carlo standard error over surveys, as a ratio of sums: regions of a survey hang
 * together.
 */
record Share(double mean, double error) {

    static Share over(List<RegionOutcome> outcomes, ToDoubleFunction<RegionOutcome> value) {
        Map<List<Integer>, double[]> surveys = new LinkedHashMap<>();
        for (RegionOutcome outcome : outcomes) {
            double[] sums =
                    surveys.computeIfAbsent(List.of(outcome.scenario(), outcome.survey()), survey -> new double[2]);
            sums[0] += value.applyAsDouble(outcome);
            sums[1]++;
        }
        double sum = surveys.values().stream().mapToDouble(sums -> sums[0]).sum();
        double mean = sum / outcomes.size();
        double square = surveys.values().stream()
                .mapToDouble(sums -> Math.pow(sums[0] - mean * sums[1], 2))
                .sum();
        double count = surveys.size();
        return new Share(mean, Math.sqrt(square * count / Math.max(1, count - 1)) / outcomes.size());
    }

    /** Of surveys with at least one such region. */
    static Share anyInSurvey(List<RegionOutcome> outcomes, Predicate<RegionOutcome> region) {
        Map<List<Integer>, Boolean> surveys = new LinkedHashMap<>();
        for (RegionOutcome outcome : outcomes) {
            surveys.merge(List.of(outcome.scenario(), outcome.survey()), region.test(outcome), (a, b) -> a || b);
        }
        double count = surveys.size();
        double mean = surveys.values().stream().filter(any -> any).count() / count;
        return new Share(mean, Math.sqrt(mean * (1 - mean) / count));
    }
}
