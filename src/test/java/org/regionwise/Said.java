package org.regionwise;

import org.regionwise.report.message.Catalogue;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** What people are told in English of what the code knows by codes and facts. */
public final class Said {
    private static final ProblemWords ENGLISH =
            new ProblemWords(Catalogue.load().english());

    private Said() {}

    /** The first problem, on a line of its own. */
    public static String of(ImportProblem problem) {
        return of(problem.report().first().get(0));
    }

    /** A problem on a line of its own. */
    public static String of(Problem problem) {
        return ENGLISH.sentence(problem);
    }

    /** A reason, and what follows it. */
    public static String of(Reason reason) {
        return ENGLISH.reason(reason);
    }
}
