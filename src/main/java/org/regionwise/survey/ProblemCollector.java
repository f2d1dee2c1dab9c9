package org.regionwise.survey;

import java.util.function.Consumer;

/** Gathers what is wrong with a file, so that its owner hears everything at once. Not thread-safe. */
public final class ProblemCollector {
    /** How many problems are kept in words; the rest are only counted. */
    public static final int SHOWN = 100;

    private final Consumer<Problem> listener;
    private final ProblemCauses causes = new ProblemCauses();
    private long total;

    /** Gathers without telling anybody of problems beyond the first {@link #SHOWN}. */
    public ProblemCollector() {
        this(problem -> {});
    }

    /** @param listener hears of every problem, also of those that are only counted here */
    public ProblemCollector(Consumer<Problem> listener) {
        this.listener = listener;
    }

    /** Adds a problem. */
    public void add(Problem problem) {
        listener.accept(problem);
        keep(problem);
    }

    private void keep(Problem problem) {
        total += problem.cases();
        causes.add(problem);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return total == 0;
    }

    /** What was found so far, where a problem that many rows have is told once. */
    public ImportReport report() {
        return report(Long.MAX_VALUE);
    }

    /** The same of a file with so many rows: of a short one, what all of them have is told once. */
    public ImportReport report(long rows) {
        return new ImportReport(causes.first(rows), total);
    }

    /** Adds everything of a report; what it only counted is only counted here. */
    public void addAll(ImportReport report) {
        report.first().forEach(this::add);
        total += report.untold();
    }

    /** Adds everything of a report of which the listener heard before. */
    public void addTold(ImportReport report) {
        report.first().forEach(this::keep);
        total += report.untold();
    }

    /** Throws {@link ImportProblem} with everything found, or does nothing when nothing was. */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new ImportProblem(report());
        }
    }
}
