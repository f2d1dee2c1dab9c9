package org.regionwise.web.upload;

import java.util.Map;
import org.regionwise.survey.RoleSuggestion;

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
record SaidColumns(
        String name,
        String region,
        String outcome,
        Map<String, RoleSuggestion> roles,
        String key,
        String label,
        String population) {}
