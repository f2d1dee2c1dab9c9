package org.regionwise.store;

import java.time.Instant;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.result.Result;

/**
 * An analysis in the store: the question and its answer.
 *
 * @param title what people call it
 * @param description what they say about it; empty for nothing
 * @param deleted whether it is out of the lists
 */
public record StoredAnalysis(
        long id,
        long surveyId,
        String title,
        String description,
        boolean deleted,
        Analysis analysis,
        Result result,
        Instant createdAt) {
    /** The same as people call it now, with its result told likewise. */
    StoredAnalysis named(String otherTitle, String otherDescription, boolean isDeleted, Result other) {
        return new StoredAnalysis(id, surveyId, otherTitle, otherDescription, isDeleted, analysis, other, createdAt);
    }
}
