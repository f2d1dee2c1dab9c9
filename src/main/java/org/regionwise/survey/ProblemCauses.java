package org.regionwise.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which problems are one: what every row of a file has is told once. Memory is bounded by {@link #MOST_CAUSES}. */
final class ProblemCauses {
    private static final int MOST_CAUSES = 500;
    private static final int FEW_ROWS = 2;

    private record Cause(String column, String expected) {}

    private static final class Cases {
        private final Problem first;
        private long count = 1;

        private Cases(Problem first) {
            this.first = first;
        }
    }

    private final Map<Cause, Cases> causes = new LinkedHashMap<>();

    void add(Problem problem) {
        Cause cause = new Cause(problem.column(), problem.expected());
        Cases cases = causes.get(cause);
        if (cases != null) {
            cases.count++;
        } else if (causes.size() < MOST_CAUSES) {
            causes.put(cause, new Cases(problem));
        }
    }

    /**
     * A report in which every cause that all rows share is told once.
     *
     * @param report what was found, as it was found
     * @param rows how many rows there are
     */
    ImportReport once(ImportReport report, long rows) {
        Map<Cause, Cases> shared = new LinkedHashMap<>(causes);
        shared.values().removeIf(cases -> cases.count < Math.max(rows, FEW_ROWS));
        if (shared.isEmpty()) {
            return report;
        }
        List<Problem> first = new ArrayList<>();
        long repeated = 0;
        for (Cases cases : shared.values()) {
            Problem problem = cases.first;
            first.add(new Problem(
                    problem.file(),
                    problem.row(),
                    problem.column(),
                    problem.value(),
                    "so it is in every row: " + problem.expected()));
            repeated += cases.count - 1;
        }
        Set<Cause> told = shared.keySet();
        // what the shared causes crowded out of the first problems is still known by its cause
        List<Problem> others = causes.entrySet().stream()
                .filter(each -> !told.contains(each.getKey()))
                .map(each -> each.getValue().first)
                .toList();
        List<Problem> rest = new ArrayList<>(report.first());
        others.stream().filter(each -> !rest.contains(each)).forEach(rest::add);
        rest.stream()
                .filter(each -> !told.contains(new Cause(each.column(), each.expected())))
                .limit(ProblemCollector.SHOWN - Math.min(first.size(), ProblemCollector.SHOWN))
                .forEach(first::add);
        return new ImportReport(first, report.total() - repeated, report.sparable());
    }
}
