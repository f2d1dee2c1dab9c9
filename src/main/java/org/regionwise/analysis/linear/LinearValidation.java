package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.inference.CrossValidation;
import org.regionwise.engine.linear.inference.CrossValidation.HeldOutRow;
import org.regionwise.engine.linear.inference.RowFolds;

/** Validates the models of a question on the same folds. */
final class LinearValidation {
    private final LinearQuestion question;
    private final FitProgress progress;

    LinearValidation(LinearQuestion question, FitProgress progress) {
        this.question = question;
        this.progress = progress;
    }

    ValidatedModels of(LinearFit fit, LinearRows rows) {
        Validation validation = question.validation();
        GroupingFactor factor = factor(validation.by(), fit);
        int[] unitOfRow = factor == null ? RowFolds.rows(fit.rows()) : RowFolds.groups(factor);
        long units = IntStream.of(unitOfRow).distinct().count();
        RowFolds folds = switch (validation.method()) {
            case LOO -> RowFolds.leaveOneOut(unitOfRow);
            case K_FOLD -> RowFolds.kFold(unitOfRow, validation.folds(), question.seed());
            case MONTE_CARLO ->
                RowFolds.monteCarlo(unitOfRow, validation.splits(), validation.heldOut(), question.seed());
        };
        List<ValidatedModels.Scores> models = new ArrayList<>();
        CrossValidation first = CrossValidation.of(fit, folds, progress);
        models.add(scores("m1", question.formula(), first, null, unitOfRow));
        for (Formula other : question.compared()) {
            LinearData data = rows.data(other);
            CrossValidation each = data.random().isEmpty()
                    ? CrossValidation.ofLeastSquares(data, folds, progress)
                    : CrossValidation.of(
                            new LinearRandomEffects(data, question.criterion(), progress).fit(), folds, progress);
            models.add(scores("m" + (models.size() + 1), other, each, first, unitOfRow));
        }
        String unit = factor == null ? Validation.ROW : factor.name();
        return new ValidatedModels(validation, unit, (int) units, models);
    }

    /** Null where rows are held out by themselves. */
    private static GroupingFactor factor(String by, LinearFit fit) {
        if (by.equals(Validation.ROW)) {
            return null;
        }
        if (by.equals(Validation.GROUP)) {
            return fit.factors().get(0);
        }
        return fit.factors().stream()
                .filter(each -> each.name().equals(by))
                .findFirst()
                .orElseThrow(() -> new InvalidFormula(
                        "validate-by",
                        "given",
                        by,
                        "factors",
                        fit.factors().stream().map(GroupingFactor::name).toList()));
    }

    private static ValidatedModels.Scores scores(
            String name, Formula formula, CrossValidation of, CrossValidation first, int[] unitOfRow) {
        double[] scores =
                of.predictions().stream().mapToDouble(HeldOutRow::logScore).toArray();
        double difference = Double.NaN;
        double differenceError = Double.NaN;
        if (first != null && samePredicted(of, first)) {
            double[] differences = IntStream.range(0, scores.length)
                    .mapToDouble(i -> scores[i] - first.predictions().get(i).logScore())
                    .toArray();
            difference = mean(differences);
            differenceError = error(differences, of.predictions(), unitOfRow);
        }
        return new ValidatedModels.Scores(
                name,
                formula,
                scores.length,
                of.failedFolds(),
                of.rootMeanSquaredError(),
                of.meanAbsoluteError(),
                of.meanLogScore(),
                error(scores, of.predictions(), unitOfRow),
                difference,
                differenceError);
    }

    private static boolean samePredicted(CrossValidation one, CrossValidation other) {
        return one.predictions().stream()
                .mapToInt(HeldOutRow::row)
                .boxed()
                .toList()
                .equals(other.predictions().stream()
                        .mapToInt(HeldOutRow::row)
                        .boxed()
                        .toList());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * Of a mean over rows that vary by unit: √(m/(m − 1) Σ_j (S_j − n_j mean)²)/n, S_j and n_j sum and number of the
     * values of unit j.
     */
    private static double error(double[] values, List<HeldOutRow> of, int[] unitOfRow) {
        double mean = mean(values);
        Map<Integer, Double> deviations = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            deviations.merge(unitOfRow[of.get(i).row()], values[i] - mean, Double::sum);
        }
        int m = deviations.size();
        double squares = deviations.values().stream().mapToDouble(d -> d * d).sum();
        return Math.sqrt(m / (m - 1.0) * squares) / values.length;
    }
}
