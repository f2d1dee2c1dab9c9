package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.analysis.linear.PredictedRows;
import org.regionwise.analysis.linear.ValidatedModels;
import org.regionwise.analysis.linear.Validation;

/** Rows predicted, and how well models predict rows held out, as R prints a data frame of them. */
final class PredictionTable {
    private static final int DIGITS = 7;
    private static final int SCORE_DIGITS = 5;

    private PredictionTable() {}

    /** The rows with their values, the prediction and its limits. */
    static String of(PredictedRows predicted) {
        List<PredictedRows.Row> rows = predicted.rows();
        List<String> headings = new ArrayList<>(List.of("row"));
        List<List<String>> columns = new ArrayList<>();
        columns.add(rows.stream().map(row -> Long.toString(row.row())).toList());
        for (int k = 0; k < predicted.columns().size(); k++) {
            int column = k;
            headings.add(predicted.columns().get(k));
            columns.add(rows.stream()
                    .map(row -> row.values().get(column).isEmpty()
                            ? "<NA>"
                            : row.values().get(column))
                    .toList());
        }
        headings.addAll(List.of("fit", "se.fit", "lwr", "upr", "lwr.new", "upr.new"));
        columns.add(figures(rows.stream().mapToDouble(PredictedRows.Row::mean).toArray(), DIGITS));
        columns.add(figures(
                rows.stream().mapToDouble(PredictedRows.Row::standardError).toArray(), DIGITS));
        columns.add(figures(rows.stream().mapToDouble(PredictedRows.Row::lower).toArray(), DIGITS));
        columns.add(figures(rows.stream().mapToDouble(PredictedRows.Row::upper).toArray(), DIGITS));
        columns.add(figures(
                rows.stream().mapToDouble(PredictedRows.Row::responseLower).toArray(), DIGITS));
        columns.add(figures(
                rows.stream().mapToDouble(PredictedRows.Row::responseUpper).toArray(), DIGITS));
        TextMatrix matrix = new TextMatrix(headings, true);
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            matrix.row("", columns.stream().map(column -> column.get(row)).toList());
        }
        String effects =
                predicted.of().populationAverage() ? "re.form = NA" : "re.form = NULL, allow.new.levels = TRUE";
        String whose = predicted.of().unanswered()
                ? "rows without an outcome"
                : predicted.of().name();
        return "Predictions for " + whose + " (" + effects + "):\n" + matrix.text();
    }

    /** One line a model. */
    static String of(ValidatedModels validated, long seed) {
        List<ValidatedModels.Scores> models = validated.models();
        TextMatrix matrix = new TextMatrix(
                List.of("RMSE", "MAE", "log score", "Std. Error", "difference", "Std. Error", "predicted"), true);
        List<List<String>> columns = List.of(
                scores(models.stream()
                        .mapToDouble(ValidatedModels.Scores::rootMeanSquaredError)
                        .toArray()),
                scores(models.stream()
                        .mapToDouble(ValidatedModels.Scores::meanAbsoluteError)
                        .toArray()),
                scores(models.stream()
                        .mapToDouble(ValidatedModels.Scores::logScore)
                        .toArray()),
                scores(models.stream()
                        .mapToDouble(ValidatedModels.Scores::logScoreError)
                        .toArray()),
                scores(models.stream()
                        .mapToDouble(ValidatedModels.Scores::difference)
                        .toArray()),
                scores(models.stream()
                        .mapToDouble(ValidatedModels.Scores::differenceError)
                        .toArray()),
                models.stream()
                        .map(each -> Integer.toString(each.predictions()))
                        .toList());
        for (int i = 0; i < models.size(); i++) {
            int row = i;
            matrix.row(
                    models.get(i).name(),
                    columns.stream().map(column -> column.get(row)).toList());
        }
        StringBuilder text = new StringBuilder("Cross-validation: ").append(folds(validated, seed));
        text.append("\nModels:\n");
        models.forEach(each -> text.append(each.name())
                .append(": ")
                .append(each.formula().text())
                .append('\n'));
        return text + matrix.text();
    }

    private static String folds(ValidatedModels validated, long seed) {
        Validation validation = validated.validation();
        boolean rows = validated.unit().equals(Validation.ROW);
        String units = rows ? "rows" : "groups of " + validated.unit();
        return switch (validation.method()) {
            case LOO -> "leave one " + (rows ? "row" : "group of " + validated.unit()) + " out";
            case K_FOLD -> Math.min(validation.folds(), validated.units()) + " folds of " + units + ", seed " + seed;
            case MONTE_CARLO ->
                validation.splits() + " random splits, a share of " + validation.heldOut() + " of " + units
                        + " held out, seed " + seed;
        };
    }

    private static List<String> scores(double[] values) {
        return figures(values, SCORE_DIGITS).stream()
                .map(text -> text.strip().equals("NA") ? "" : text)
                .toList();
    }

    static List<String> figures(double[] values, int digits) {
        List<String> texts = new ArrayList<>(
                RFormat.column(Arrays.stream(values).filter(Double::isFinite).toArray(), digits));
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                texts.add(i, "NA");
            }
        }
        return texts;
    }
}
