package org.regionwise.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A sample read from rows, every row a group of its own, with its regions' names in their order. */
record SampleCase(List<String> regions, DesignSample sample) {
    /** @param columns names of weight, stratum, cluster and finitePopulation, those that the design has */
    static SampleCase of(List<Map<String, String>> rows, String outcome, Map<String, String> columns) {
        List<String> regions = new ArrayList<>(
                new TreeSet<>(rows.stream().map(row -> row.get("region")).toList()));
        Map<String, Integer> strata = new LinkedHashMap<>();
        Map<String, Integer> units = new HashMap<>();
        List<Double> populations = new ArrayList<>();
        List<SampleGroup> groups = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String name = columns.containsKey("stratum") ? row.get(columns.get("stratum")) : "";
            int stratum = strata.computeIfAbsent(name, key -> strata.size());
            if (populations.size() <= stratum) {
                populations.add(
                        columns.containsKey("finitePopulation")
                                ? Double.parseDouble(row.get(columns.get("finitePopulation")))
                                : Double.POSITIVE_INFINITY);
            }
            int unit = columns.containsKey("cluster")
                    ? units.computeIfAbsent(name + "/" + row.get(columns.get("cluster")), key -> units.size())
                    : SampleGroup.OWN_UNIT;
            double weight = columns.containsKey("weight") ? Double.parseDouble(row.get(columns.get("weight"))) : 1;
            String answer = row.get(outcome);
            boolean answered = answer != null && !answer.isEmpty();
            groups.add(new SampleGroup(
                    answered ? regions.indexOf(row.get("region")) : SampleGroup.NO_REGION,
                    stratum,
                    unit,
                    "1".equals(answer),
                    1,
                    weight,
                    weight * weight));
        }
        return new SampleCase(
                regions,
                new DesignSample(
                        regions.size(),
                        groups,
                        populations.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
