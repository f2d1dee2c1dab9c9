package org.regionwise.web.upload;

import java.util.List;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;

/** What is wrong with several files, as one list. */
final class CombinedReport {
    private CombinedReport() {}

    /** The problems of at least one report, in order. */
    static ImportReport joined(List<ImportReport> reports) {
        if (reports.size() == 1) {
            return reports.get(0);
        }
        List<Problem> first = reports.stream()
                .flatMap(each -> each.first().stream())
                .limit(ProblemCollector.SHOWN)
                .toList();
        return new ImportReport(
                first, reports.stream().mapToLong(ImportReport::total).sum());
    }
}
