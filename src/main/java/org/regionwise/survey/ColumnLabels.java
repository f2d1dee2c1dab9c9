package org.regionwise.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file says in words about a column.
 *
 * @param label the question or a description; empty when the file says none
 * @param values what values mean, by value as its cells have it (numbers in canonical form), in the file's order
 * @param missing values and ranges that the file declares missing, in words
 */
public record ColumnLabels(String label, Map<String, String> values, List<String> missing) {
    /** A column about which nothing is said. */
    public static final ColumnLabels NONE = new ColumnLabels("", Map.of(), List.of());

    public ColumnLabels {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        missing = List.copyOf(missing);
    }
}
