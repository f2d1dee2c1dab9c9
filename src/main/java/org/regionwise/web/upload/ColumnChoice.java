package org.regionwise.web.upload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.page.FormFields;

/**
 * What the analyst said about columns, kept so that going back loses nothing.
 *
 * @param name what to call the survey
 * @param region the region column
 * @param outcome the outcome column
 * @param roles what other columns are for, with the reason for each; empty where nothing suggested it
 * @param key the region table's key, or null without a table
 * @param label the region table's names, or null
 * @param population the region table's populations, or null
 */
record ColumnChoice(
        String name,
        String region,
        String outcome,
        Map<String, RoleSuggestion> roles,
        String key,
        String label,
        String population) {
    /** As a form has them that nobody tried yet; what was left open is empty. */
    static ColumnChoice said(FormFields sent) {
        Map<String, RoleSuggestion> roles = new LinkedHashMap<>();
        OtherRoles.DESIGN.forEach((field, role) -> sent.text(field)
                .filter(column -> !column.isBlank())
                .ifPresent(column -> roles.putIfAbsent(column, new RoleSuggestion(role, ""))));
        sent.all("predictor")
                .forEach(column -> roles.putIfAbsent(column, new RoleSuggestion(ColumnRole.PREDICTOR, "")));
        return new ColumnChoice(
                sent.text("name").orElse(""),
                sent.text("region").orElse(""),
                sent.text("outcome").orElse(""),
                roles,
                sent.text("key").orElse(null),
                sent.text("label").orElse(null),
                sent.text("population").orElse(null));
    }

    /** Columns of the survey that were chosen for something and are not among these. */
    List<String> gone(List<String> columns) {
        return Stream.concat(Stream.of(region, outcome), roles.keySet().stream())
                .filter(column -> !column.isEmpty() && !columns.contains(column))
                .distinct()
                .toList();
    }

    /** The columns of the survey of which something is asked. */
    List<String> used() {
        return Stream.concat(Stream.of(region, outcome), roles.keySet().stream())
                .distinct()
                .toList();
    }
}
