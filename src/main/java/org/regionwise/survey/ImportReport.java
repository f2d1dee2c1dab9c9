package org.regionwise.survey;

import java.util.List;

/**
 * What is wrong with a file: the first problems, and how many there are in all.
 *
 * @param first the first problems in file order, at most {@link ProblemCollector#SHOWN}; one that many rows have is
 *     there once, with its {@link Problem#cases}
 * @param total number of problems found, where each row counts
 * @param sparable whether every problem is one of a row, and the rest can be read without these rows
 */
public record ImportReport(List<Problem> first, long total, boolean sparable) {
    public ImportReport {
        first = List.copyOf(first);
    }

    /** Problems that leaving rows out does not solve. */
    public ImportReport(List<Problem> first, long total) {
        this(first, total, false);
    }

    /** A report of a single problem. */
    public static ImportReport of(Problem problem) {
        return new ImportReport(List.of(problem), 1);
    }

    /** A report of several problems, at least one, where one that many rows have is told once. */
    public static ImportReport of(List<Problem> problems) {
        ProblemCollector all = new ProblemCollector();
        problems.forEach(all::add);
        return all.report();
    }

    /** The problems of at least one report, in order: what is wrong with several files, as one list. */
    public static ImportReport joined(List<ImportReport> reports) {
        if (reports.size() == 1) {
            return reports.get(0);
        }
        return new ImportReport(
                reports.stream()
                        .flatMap(each -> each.first.stream())
                        .limit(ProblemCollector.SHOWN)
                        .toList(),
                reports.stream().mapToLong(ImportReport::total).sum());
    }

    /** How many problems {@link #first} does not tell. */
    public long untold() {
        return total - first.stream().mapToLong(Problem::cases).sum();
    }

    /** The same with the file {@code name} called {@code other}. */
    public ImportReport renaming(String name, String other) {
        List<Problem> renamed = first.stream()
                .map(problem -> problem.file().equals(name) ? problem.in(other) : problem)
                .toList();
        return new ImportReport(renamed, total, sparable);
    }
}
