package org.regionwise.web.page;

import java.time.ZoneId;
import org.regionwise.report.message.Words;
import org.regionwise.store.AnalysisSummary;

/**
 * An analysis as a page lists it.
 *
 * @param description what people say about it; empty for nothing
 * @param made when, and of which version of the survey where that is not the newest
 */
public record AnalysisRow(long id, String title, String description, String made) {
    /** One of the newest version. */
    public static AnalysisRow of(AnalysisSummary analysis, Words words) {
        return new AnalysisRow(analysis.id(), analysis.title(), analysis.description(), moment(analysis, words));
    }

    /** One of an older version. */
    public static AnalysisRow of(AnalysisSummary analysis, int version, Words words) {
        return new AnalysisRow(
                analysis.id(),
                analysis.title(),
                analysis.description(),
                words.say(
                        "home.analysis-of-version",
                        "moment",
                        moment(analysis, words),
                        "version",
                        Integer.toString(version)));
    }

    private static String moment(AnalysisSummary analysis, Words words) {
        return words.numerals().minute(analysis.createdAt(), ZoneId.systemDefault());
    }
}
