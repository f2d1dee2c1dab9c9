package org.regionwise.store;

import java.time.Instant;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.result.Result;

/** An analysis in the store: the question and its answer. */
public record StoredAnalysis(
        long id, long surveyId, String title, Analysis analysis, Result result, Instant createdAt) {
    /** The same with its result told otherwise. */
    StoredAnalysis with(Result other) {
        return new StoredAnalysis(id, surveyId, title, analysis, other, createdAt);
    }
}
