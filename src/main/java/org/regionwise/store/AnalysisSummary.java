package org.regionwise.store;

import java.time.Instant;

/**
 * An analysis in a list.
 *
 * @param description what people say about it; empty for nothing
 */
public record AnalysisSummary(long id, long surveyId, String title, String description, Instant createdAt) {}
