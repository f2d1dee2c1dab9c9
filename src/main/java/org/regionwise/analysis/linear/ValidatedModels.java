package org.regionwise.analysis.linear;

import java.util.List;
import org.regionwise.analysis.formula.Formula;

/**
 * How well models predict rows that they have not seen.
 *
 * @param validation as asked for
 * @param unit {@link Validation#ROW}, or the factor whose groups were held out
 * @param units rows, or groups, that there are
 * @param models the model that was asked for first, then those it is compared with
 */
public record ValidatedModels(Validation validation, String unit, int units, List<Scores> models) {
    public ValidatedModels {
        models = List.copyOf(models);
    }

    /**
     * Of one model.
     *
     * @param name {@code m1} is the model that was asked for
     * @param formula of it
     * @param predictions rows predicted, in all folds
     * @param failedFolds folds whose other rows could not be fitted
     * @param rootMeanSquaredError of the predicted means
     * @param meanAbsoluteError of them
     * @param logScore mean log density of what was held out, the higher the better
     * @param logScoreError its standard error, units drawn independently
     * @param difference of the log score to that of m1, NaN where not the same rows were predicted, and for m1
     * @param differenceError its standard error
     */
    public record Scores(
            String name,
            Formula formula,
            int predictions,
            int failedFolds,
            double rootMeanSquaredError,
            double meanAbsoluteError,
            double logScore,
            double logScoreError,
            double difference,
            double differenceError) {}
}
