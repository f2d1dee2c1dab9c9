package org.regionwise.analysis.estimate;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.NotEstimable;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * What came of an outcome of a plan: its result, or why it has none.
 *
 * @param analysis the question to it
 * @param result null where there is none
 * @param problems none where there is a result
 */
public record PlannedResult(Analysis analysis, Result result, List<Problem> problems) {
    public PlannedResult {
        problems = List.copyOf(problems);
    }

    /**
     * Estimates an outcome. What makes it alone unusable is kept.
     *
     * @param data what the question is put to; throws {@link ImportProblem} where that cannot be had
     */
    public static PlannedResult of(Analysis analysis, Supplier<SurveyData> data, FitProgress progress) {
        try {
            return new PlannedResult(analysis, new Estimation(analysis, data.get()).run(progress), List.of());
        } catch (ImportProblem problem) {
            return new PlannedResult(analysis, null, problem.report().first());
        } catch (NotEstimable refusal) {
            Reason reason = new Reason(refusal.code(), Map.copyOf(refusal.facts()), List.of());
            return new PlannedResult(analysis, null, List.of(new Problem("", 0, analysis.outcomeColumn(), "", reason)));
        }
    }
}
