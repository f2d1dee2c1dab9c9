package org.regionwise.survey;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a survey's regions and a region table fit together.
 *
 * @param notInTable region keys of the survey that the table lacks
 * @param withoutRespondents region keys of the table that no respondent has
 * @param matched how many keys are in both
 */
public record RegionMatch(List<String> notInTable, List<String> withoutRespondents, int matched) {
    public RegionMatch {
        notInTable = List.copyOf(notInTable);
        withoutRespondents = List.copyOf(withoutRespondents);
    }

    /**
     * Compares keys exactly; reading a file has already stripped them and brought them into one Unicode form.
     *
     * @param surveyKeys the survey's region keys; null (empty cell) is left out
     * @param table the region table
     */
    public static RegionMatch of(Collection<String> surveyKeys, RegionTable table) {
        Set<String> survey = new LinkedHashSet<>(surveyKeys);
        survey.remove(null);
        Set<String> regions = new LinkedHashSet<>(table.keys());
        List<String> notInTable =
                survey.stream().filter(key -> !regions.contains(key)).toList();
        List<String> withoutRespondents =
                regions.stream().filter(key -> !survey.contains(key)).toList();
        return new RegionMatch(notInTable, withoutRespondents, survey.size() - notInTable.size());
    }
}
