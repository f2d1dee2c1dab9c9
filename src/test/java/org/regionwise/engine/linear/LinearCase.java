package org.regionwise.engine.linear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.ReferenceCase;

/** Builds models from reference files, by hand and not from the formulas that R was given. */
public final class LinearCase {
    private final List<Map<String, String>> rows;

    public LinearCase(String path) {
        rows = ReferenceCase.csv(path);
    }

    /** Numbers of a column. */
    public double[] numbers(String column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .toArray();
    }

    /** A factor of a column. */
    public GroupingFactor factor(String column, String name) {
        return GroupingFactor.of(name, rows.stream().map(row -> row.get(column)).toList());
    }

    /** (Intercept) and the named columns. */
    public LinearData data(
            String outcome, List<String> predictors, List<RandomTerm> random, double[] weights, double[] offset) {
        List<String> terms = new ArrayList<>(List.of(RandomTerm.INTERCEPT));
        terms.addAll(predictors);
        DMatrixRMaj design = new DMatrixRMaj(rows.size(), terms.size());
        for (int k = 0; k < terms.size(); k++) {
            double[] column = k == 0 ? ones() : numbers(terms.get(k));
            for (int i = 0; i < column.length; i++) {
                design.set(i, k, column[i]);
            }
        }
        return new LinearData(numbers(outcome), design, terms, random, weights, offset);
    }

    public double[] ones() {
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Sleepstudy, its random part by the names of the reference file. */
    public static LinearData sleepstudy(String file, String structure) {
        LinearCase data = new LinearCase("sleepstudy/" + file);
        GroupingFactor subject = data.factor("region", "subject");
        double[] days = data.numbers("days");
        List<RandomTerm> random = List.of(
                switch (structure) {
                    case "ri", "null_ri" -> RandomTerm.intercept(subject);
                    case "rs" -> RandomTerm.slope(subject, "days", days);
                    case "ris" -> RandomTerm.interceptAndSlope(subject, "days", days);
                    case "ris_uncorr" ->
                        RandomTerm.interceptAndSlope(subject, "days", days).uncorrelated();
                    default -> throw new IllegalArgumentException(structure);
                });
        return data.data("reaction", structure.equals("null_ri") ? List.of() : List.of("days"), random, null, null);
    }

    /** The cases of reference/linear, by their names there. */
    public static LinearData linear(String name, String file) {
        LinearCase data = new LinearCase("linear/" + file);
        return switch (name) {
            case "nested", "nested_slope" -> {
                GroupingFactor group = data.factor("class", "class");
                RandomTerm inner = name.equals("nested")
                        ? RandomTerm.intercept(group)
                        : RandomTerm.interceptAndSlope(group, "x", data.numbers("x"));
                RandomTerm outer = RandomTerm.intercept(data.factor("school", "school"));
                yield data.data("y", List.of("x"), List.of(inner, outer), null, null);
            }
            case "crossed", "crossed_slope" -> {
                GroupingFactor teacher = data.factor("teacher", "teacher");
                RandomTerm second = name.equals("crossed")
                        ? RandomTerm.intercept(teacher)
                        : RandomTerm.interceptAndSlope(teacher, "service", data.numbers("service"));
                RandomTerm first = RandomTerm.intercept(data.factor("student", "student"));
                yield data.data("y", List.of("service"), List.of(first, second), null, null);
            }
            case "weighted" ->
                data.data(
                        "y",
                        List.of("x"),
                        List.of(RandomTerm.interceptAndSlope(data.factor("g", "g"), "x", data.numbers("x"))),
                        data.numbers("w"),
                        data.numbers("o"));
            case "perfect" ->
                data.data(
                        "y",
                        List.of("x"),
                        List.of(RandomTerm.interceptAndSlope(data.factor("g", "g"), "x", data.numbers("x"))),
                        null,
                        null);
            case "scales" ->
                data.data(
                        "y",
                        List.of("year", "area"),
                        List.of(RandomTerm.interceptAndSlope(data.factor("g", "g"), "year", data.numbers("year"))),
                        null,
                        null);
            case "three_effects", "uncorrelated" ->
                data.data(
                        "y",
                        List.of("x", "z"),
                        List.of(new RandomTerm(
                                data.factor("g", "g"),
                                List.of(RandomTerm.INTERCEPT, "x", "z"),
                                List.of(data.ones(), data.numbers("x"), data.numbers("z")),
                                name.equals("three_effects"))),
                        null,
                        null);
            case "collinear" ->
                data.data(
                        "y",
                        List.of("x", "twice", "one", "z"),
                        List.of(RandomTerm.intercept(data.factor("g", "g"))),
                        null,
                        null);
            default -> data.data("y", List.of("x"), List.of(RandomTerm.intercept(data.factor("g", "g"))), null, null);
        };
    }

    /** Estimates are held to a relative tolerance, those near 0 to the same part of their standard error. */
    public static double tolerance(JsonNode expected, double relative, double scale) {
        return relative * Math.max(Math.abs(expected.asDouble()), scale);
    }
}
