package org.regionwise.store;

import java.time.Instant;

/**
 * A survey in a list.
 *
 * @param respondents number of rows
 * @param regionCount number of distinct regions, of respondents and of the region table
 * @param outcome what the column is called that was chosen as the outcome
 * @param published whether it is a table of published estimates and no survey
 * @param series the first version of the survey
 * @param version number of this version, from 1
 */
public record SurveySummary(
        long id,
        String name,
        String fileName,
        long respondents,
        int regionCount,
        String outcome,
        boolean published,
        long series,
        int version,
        Instant createdAt) {}
