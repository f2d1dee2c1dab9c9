package org.regionwise.survey.suggest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which column is what, as the analyst said it, now or of an earlier survey.
 *
 * @param name what to call the survey
 * @param region the region column
 * @param outcome the outcome column
 * @param roles what other columns are for, with the reason for each; empty where nothing suggested it
 * @param key the region table's key, or null without a table
 * @param label the region table's names, or null
 * @param population the region table's populations, or null
 */
public record ColumnChoice(
        String name,
        String region,
        String outcome,
        Map<String, RoleSuggestion> roles,
        String key,
        String label,
        String population) {
    /** Columns of the survey that were chosen for something and are not among these. */
    public List<String> gone(List<String> columns) {
        return Stream.concat(Stream.of(region, outcome), roles.keySet().stream())
                .filter(column -> !column.isEmpty() && !columns.contains(column))
                .distinct()
                .toList();
    }

    /** The columns of the survey of which something is asked. */
    public List<String> used() {
        return Stream.concat(Stream.of(region, outcome), roles.keySet().stream())
                .distinct()
                .toList();
    }
}
