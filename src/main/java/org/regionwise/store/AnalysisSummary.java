package org.regionwise.store;

import java.time.Instant;

/** An analysis in a list. */
public record AnalysisSummary(long id, long surveyId, String title, Instant createdAt) {}
