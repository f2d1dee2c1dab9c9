package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which problems are one: what many rows have in one column, or all of them, is told once, with its first row and how
 * many there are. Memory is bounded by {@link #MOST_CAUSES}.
 */
final class ProblemCauses {
    /** So many rows, or all rows of a shorter file, have one cause. */
    static final int MANY_ROWS = 5;

    private static final int MOST_CAUSES = 500;
    private static final int FEW_ROWS = 2;

    private record Cause(String file, String column, Reason expected) {}

    private record Found(long order, Problem problem) {}

    private static final class Cases {
        private final List<Found> first = new ArrayList<>();
        private final Set<String> values = new LinkedHashSet<>();
        private long count;

        private void add(Found found) {
            count += found.problem().cases();
            if (first.size() < MANY_ROWS) {
                first.add(found);
            }
            note(found.problem().value());
            found.problem().others().forEach(this::note);
        }

        /** As many as are named, and one to know that there are more. */
        private void note(String value) {
            if (values.size() < Problem.OTHERS + 2) {
                values.add(value);
            }
        }
    }

    private final Map<Cause, Cases> causes = new LinkedHashMap<>();
    /** Problems of the whole file, and those of causes beyond the limit. */
    private final List<Found> single = new ArrayList<>();

    private long order;

    void add(Problem problem) {
        Found found = new Found(order++, problem);
        Cause cause = new Cause(problem.file(), problem.column(), problem.expected());
        if (problem.row() > 0 && (causes.containsKey(cause) || causes.size() < MOST_CAUSES)) {
            causes.computeIfAbsent(cause, each -> new Cases()).add(found);
        } else if (single.size() < ProblemCollector.SHOWN) {
            single.add(found);
        }
    }

    /**
     * The first problems in the order in which they were found, a cause that many rows share once.
     *
     * @param rows how many rows there are
     */
    List<Problem> first(long rows) {
        List<Found> told = new ArrayList<>(single);
        long many = Math.min(MANY_ROWS, Math.max(rows, FEW_ROWS));
        for (Cases cases : causes.values()) {
            if (cases.count < many) {
                told.addAll(cases.first);
            } else {
                told.add(new Found(cases.first.get(0).order(), once(cases)));
            }
        }
        return told.stream()
                .sorted(Comparator.comparingLong(Found::order))
                .limit(ProblemCollector.SHOWN)
                .map(Found::problem)
                .toList();
    }

    private static Problem once(Cases cases) {
        Problem first = cases.first.get(0).problem();
        List<String> others = cases.values.stream()
                .filter(value -> !value.isEmpty() && !value.equals(first.value()))
                .toList();
        return new Problem(
                first.file(), first.row(), first.column(), first.value(), first.expected(), cases.count, others);
    }
}
