package org.regionwise.analysis.coding;

/**
 * A region as the data show it, before any model.
 *
 * @param key as the survey writes it
 * @param name null when unknown
 * @param population N_j, null when unknown
 * @param used respondents who enter the model
 * @param positives of them said yes
 * @param unanswered respondents without an answer
 * @param weight sum of the weights of those who enter; their number without weights
 */
public record RegionFacts(
        String key, String name, Double population, long used, long positives, long unanswered, double weight) {}
