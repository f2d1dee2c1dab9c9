package org.regionwise.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.regionwise.engine.direct.DesignSample;
import org.regionwise.engine.direct.SampleGroup;

/** A sample read from rows, every row a group of its own, with its regions' names in their order. */
public record SampleCase(List<String> regions, DesignSample sample) {
    /**
     * @param columns names of weight, stratum, cluster, secondStage, finitePopulation (two where there are two stages),
     *     calibratedOn and baseWeight, those that the design has
     */
    public static SampleCase of(List<Map<String, String>> rows, String outcome, Map<String, String> columns) {
        List<String> regions = new ArrayList<>(
                new TreeSet<>(rows.stream().map(row -> row.get("region")).toList()));
        String[] sizes = columns.getOrDefault("finitePopulation", "").split(",");
        Map<String, Integer> strata = new LinkedHashMap<>();
        Map<String, Integer> units = new HashMap<>();
        Map<String, Integer> seconds = new HashMap<>();
        List<Double> populations = new ArrayList<>();
        List<Double> secondPopulations = new ArrayList<>();
        List<SampleGroup> groups = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String name = columns.containsKey("stratum") ? row.get(columns.get("stratum")) : "";
            int stratum = strata.computeIfAbsent(name, key -> strata.size());
            if (populations.size() <= stratum) {
                populations.add(sizes[0].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(row.get(sizes[0])));
            }
            String cluster = name + "/" + row.get(columns.get("cluster"));
            int unit = columns.containsKey("cluster")
                    ? units.computeIfAbsent(cluster, key -> units.size())
                    : SampleGroup.OWN_UNIT;
            if (sizes.length > 1 && secondPopulations.size() <= unit) {
                secondPopulations.add(Double.parseDouble(row.get(sizes[1])));
            }
            int second = columns.containsKey("secondStage")
                    ? seconds.computeIfAbsent(
                            cluster + "/" + row.get(columns.get("secondStage")), key -> seconds.size())
                    : SampleGroup.OWN_UNIT;
            double weight = columns.containsKey("weight") ? Double.parseDouble(row.get(columns.get("weight"))) : 1;
            String answer = row.get(outcome);
            boolean answered = answer != null && !answer.isEmpty();
            groups.add(new SampleGroup(
                    answered ? regions.indexOf(row.get("region")) : SampleGroup.NO_REGION,
                    stratum,
                    unit,
                    second,
                    columns.containsKey("calibratedOn") ? groups.size() : 0,
                    "1".equals(answer) ? 1 : 0,
                    1,
                    weight,
                    weight * weight,
                    columns.containsKey("baseWeight")
                            ? Double.parseDouble(row.get(columns.get("baseWeight")))
                            : weight));
        }
        return new SampleCase(
                regions,
                new DesignSample(
                        regions.size(),
                        groups,
                        doubles(populations),
                        doubles(secondPopulations),
                        columns.containsKey("calibratedOn")
                                ? calibration(rows, columns.get("calibratedOn").split(","))
                                : new double[0][]));
    }

    /** The constant; then a column with numbers as it is, one with words by an indicator of each. */
    private static double[][] calibration(List<Map<String, String>> rows, String[] columns) {
        double[][] values = new double[rows.size()][];
        List<List<Double>> all = new ArrayList<>();
        rows.forEach(row -> all.add(new ArrayList<>(List.of(1.0))));
        for (String column : columns) {
            Set<String> words =
                    new TreeSet<>(rows.stream().map(row -> row.get(column)).toList());
            boolean number = words.iterator().next().matches("[0-9.]+");
            for (int i = 0; i < values.length; i++) {
                String value = rows.get(i).get(column);
                if (number) {
                    all.get(i).add(Double.parseDouble(value));
                } else {
                    List<Double> row = all.get(i);
                    words.forEach(word -> row.add(word.equals(value) ? 1.0 : 0.0));
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = doubles(all.get(i));
        }
        return values;
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
