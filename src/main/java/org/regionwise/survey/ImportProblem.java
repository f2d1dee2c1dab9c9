package org.regionwise.survey;

/** A file, or the roles given to its columns, cannot be used; nothing was stored. The one exception of this package. */
public final class ImportProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ImportReport report;

    /** The message is the first problem of {@code report}, which has at least one, by its code. */
    public ImportProblem(ImportReport report) {
        super(report.first().get(0).toString());
        this.report = report;
    }

    /** The same for a single problem. */
    public ImportProblem(Problem problem) {
        this(ImportReport.of(problem));
    }

    /** Every problem, not only the one in the message. */
    public ImportReport report() {
        return report;
    }
}
