package org.regionwise.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ProblemCollector;

/**
 * What is wrong with the analyst's files, gathered over all steps that can still be taken, so that it is said at once.
 */
final class InputProblems {
    private final ProblemCollector problems = new ProblemCollector();

    /** What a step gives; empty when it met a problem, which is kept. */
    <T> Optional<T> of(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ImportProblem problem) {
            problems.addAll(problem.report());
            return Optional.empty();
        }
    }

    boolean none() {
        return problems.isEmpty();
    }

    /** Throws {@link ImportProblem} with everything found, or does nothing when nothing was. */
    void throwIfAny() {
        problems.throwIfAny();
    }
}
