package org.regionwise.survey;

/** A file, or the roles given to its columns, cannot be used; nothing was stored. The one exception of this package. */
public final class ImportProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ImportReport report;

    public ImportProblem(ImportReport report) {
        super(report.first().get(0).sentence());
        this.report = report;
    }

    public ImportProblem(Problem problem) {
        this(ImportReport.of(problem));
    }

    /** Every problem, not only the one in the message. */
    public ImportReport report() {
        return report;
    }
}
