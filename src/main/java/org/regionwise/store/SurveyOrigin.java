package org.regionwise.store;

import java.util.HashMap;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.suggest.RoleSuggestion;

/**
 * Where a stored survey comes from.
 *
 * @param imported how its file was read
 * @param labels what the file says in words, by column, for columns about which it says something
 * @param roles roles by column that the analyst confirmed, beside region and outcome, with the reason for each
 * @param series the first version of the survey, which names the series of its versions
 * @param version number of this version, from 1
 */
public record SurveyOrigin(
        ImportFacts imported,
        Map<String, ColumnLabels> labels,
        Map<String, RoleSuggestion> roles,
        long series,
        int version) {
    public SurveyOrigin {
        labels = Map.copyOf(labels);
        roles = Map.copyOf(roles);
    }

    /** What the file calls columns in words, for those of which it says it. */
    Map<String, String> columnLabels() {
        Map<String, String> all = new HashMap<>();
        labels.forEach((column, each) -> all.put(column, each.label()));
        return all;
    }

    /** What a column is called in words; empty when the file says nothing. */
    public String label(String column) {
        return labels.getOrDefault(column, ColumnLabels.NONE).label();
    }
}
