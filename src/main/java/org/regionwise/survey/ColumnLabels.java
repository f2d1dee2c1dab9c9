package org.regionwise.survey;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a file says in words about a column.
 *
 * @param label the question or a description; empty when the file says none
 * @param values what values mean, by value as its cells have it (numbers in canonical form), in the file's order; no
 *     two alike, as {@link #distinct} makes them
 * @param missing values and ranges that the file declares missing, in words
 */
public record ColumnLabels(String label, Map<String, String> values, List<String> missing) {
    /** A column about which nothing is said. */
    public static final ColumnLabels NONE = new ColumnLabels("", Map.of(), List.of());

    public ColumnLabels {
        values = Collections.unmodifiableMap(distinct(values));
        missing = List.copyOf(missing);
    }

    /** What values mean, by column; columns of whose values nothing is said are left out. */
    public static Map<String, Map<String, String>> of(
            Collection<String> columns, Function<String, ColumnLabels> labels) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String column : columns) {
            Map<String, String> values = labels.apply(column).values();
            if (!values.isEmpty()) {
                all.put(column, values);
            }
        }
        return all;
    }

    /**
     * Words that tell their keys apart: those that several keys share, however written, are followed by the key, as in
     * {@code other (5)}. Null stays null.
     */
    public static Map<String, String> distinct(Map<String, String> words) {
        Map<String, Integer> uses = new HashMap<>();
        words.values().stream()
                .filter(Objects::nonNull)
                .forEach(each -> uses.merge(RegionKey.folded(each), 1, Integer::sum));
        Map<String, String> distinct = new LinkedHashMap<>();
        words.forEach((key, each) -> distinct.put(
                key, each == null || uses.get(RegionKey.folded(each)) == 1 ? each : each + " (" + key + ")"));
        return distinct;
    }
}
