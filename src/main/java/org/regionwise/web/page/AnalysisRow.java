package org.regionwise.web.page;

import org.regionwise.report.LocalTimes;
import org.regionwise.store.AnalysisSummary;

/**
 * An analysis as a page lists it.
 *
 * @param version which version of the survey it used, in words; empty for the newest
 */
public record AnalysisRow(long id, String title, String made, String version) {

    /** One of the newest version. */
    public static AnalysisRow of(AnalysisSummary analysis) {
        return new AnalysisRow(analysis.id(), analysis.title(), LocalTimes.minute(analysis.createdAt()), "");
    }

    /** One of an older version. */
    public static AnalysisRow of(AnalysisSummary analysis, int version) {
        return new AnalysisRow(
                analysis.id(), analysis.title(), LocalTimes.minute(analysis.createdAt()), "of version " + version);
    }
}
