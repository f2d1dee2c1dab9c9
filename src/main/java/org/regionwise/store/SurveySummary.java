package org.regionwise.store;

import java.time.Instant;

/**
 * A survey in a list.
 *
 * @param respondents number of rows
 * @param regionCount number of distinct region keys among the rows
 */
public record SurveySummary(
        long id, String name, String fileName, long respondents, int regionCount, Instant createdAt) {}
