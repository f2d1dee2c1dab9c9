package org.regionwise.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what is wrong with a file, so that its owner hears everything at once. Not thread-safe. */
public final class ProblemCollector {
    /** How many problems are kept in words; the rest are only counted. */
    public static final int SHOWN = 100;

    private final List<Problem> first = new ArrayList<>();
    private final Consumer<Problem> listener;
    private final ProblemCauses causes = new ProblemCauses();
    private long total;

    public ProblemCollector() {
        this(problem -> {});
    }

    /** @param listener hears of every problem, also of those that are only counted here */
    public ProblemCollector(Consumer<Problem> listener) {
        this.listener = listener;
    }

    /** Adds a problem. */
    public void add(Problem problem) {
        total++;
        listener.accept(problem);
        causes.add(problem);
        if (first.size() < SHOWN) {
            first.add(problem);
        }
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return total == 0;
    }

    /** What was found so far. */
    public ImportReport report() {
        return new ImportReport(first, total);
    }

    /** What was found, where a problem that each of so many rows has is told once. */
    public ImportReport report(long rows) {
        return causes.once(report(), rows);
    }

    /** Adds everything of a report; what it only counted is only counted here. */
    public void addAll(ImportReport report) {
        report.first().forEach(this::add);
        total += report.total() - report.first().size();
    }

    /** Throws {@link ImportProblem} with everything found, or does nothing when nothing was. */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new ImportProblem(report());
        }
    }
}
