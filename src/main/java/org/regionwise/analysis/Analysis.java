package org.regionwise.analysis;

import java.util.List;
import org.regionwise.survey.OutcomeCoding;

/**
 * The question put to a survey: which outcome, by which regions, with which predictors, by which method.
 *
 * @param regionColumn survey column of the region key
 * @param outcomeColumn survey column of the answer
 * @param coding which answers count as yes, no, missing
 * @param predictors columns of the region table that enter as fixed effects
 * @param respondentPredictors columns of the survey that enter as fixed effects
 * @param factors predictors of either kind whose numbers are codes of categories
 * @param method how to estimate
 * @param quadraturePoints nodes per region, 1 (Laplace) to 101
 * @param interval coverage of the intervals, in (0, 1)
 * @param seed for methods that draw
 */
public record Analysis(
        String regionColumn,
        String outcomeColumn,
        OutcomeCoding coding,
        List<String> predictors,
        List<String> respondentPredictors,
        List<String> factors,
        Method method,
        int quadraturePoints,
        double interval,
        long seed) {
    public static final int DEFAULT_QUADRATURE_POINTS = 15;
    public static final double DEFAULT_INTERVAL = 0.95;
    public static final long DEFAULT_SEED = 1;

    public Analysis {
        predictors = List.copyOf(predictors);
        respondentPredictors = List.copyOf(respondentPredictors);
        factors = List.copyOf(factors);
        if (quadraturePoints < 1 || quadraturePoints > 101) {
            throw new IllegalArgumentException("quadrature points must be 1 to 101, not " + quadraturePoints);
        }
        if (!(interval > 0 && interval < 1)) {
            throw new IllegalArgumentException("interval must lie between 0 and 1, not " + interval);
        }
    }

    /**
     * Codes the counts, joins the region table, fits the model, and gives the answer.
     *
     * @throws org.regionwise.survey.ImportProblem when answers, regions or predictors cannot be used as asked
     * @throws org.regionwise.engine.NotEstimable when no respondent is left
     */
    public Result run(SurveyData data) {
        return new BinomialEstimation(this, data, new ModelDataBuilder(this, data).build()).result();
    }
}
