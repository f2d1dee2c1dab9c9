package org.regionwise.report.linear;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.linear.PredictedRows;
import org.regionwise.analysis.linear.ValidatedModels;
import org.regionwise.analysis.linear.Validation;

/** Rows predicted, and models validated, as objects of {@link LinearJson}. */
final class PredictionJson {
    private PredictionJson() {}

    static Map<String, Object> of(PredictedRows predicted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", predicted.of().name());
        json.put("sha256", predicted.of().sha256());
        json.put("populationAverage", predicted.of().populationAverage());
        json.put(
                "rows",
                predicted.rows().stream()
                        .map(row -> row(predicted.columns(), row))
                        .toList());
        return json;
    }

    private static Map<String, Object> row(List<String> columns, PredictedRows.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", row.row());
        Map<String, String> values = new LinkedHashMap<>();
        for (int k = 0; k < columns.size(); k++) {
            String value = row.values().get(k);
            values.put(columns.get(k), value.isEmpty() ? null : value);
        }
        json.put("values", values);
        json.put("estimate", LinearJson.finite(row.mean()));
        json.put("standardError", LinearJson.finite(row.standardError()));
        json.put("lower", LinearJson.finite(row.lower()));
        json.put("upper", LinearJson.finite(row.upper()));
        json.put("responseLower", LinearJson.finite(row.responseLower()));
        json.put("responseUpper", LinearJson.finite(row.responseUpper()));
        json.put("newLevels", row.newLevels());
        json.put("lacking", row.lacking());
        return json;
    }

    static Map<String, Object> of(ValidatedModels validated) {
        Validation validation = validated.validation();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", validation.method().code());
        json.put("by", validated.unit().equals(Validation.ROW) ? Validation.ROW : Validation.GROUP);
        json.put("factor", validated.unit().equals(Validation.ROW) ? null : validated.unit());
        json.put("units", validated.units());
        json.put("folds", validation.method() == Validation.Method.K_FOLD ? validation.folds() : null);
        json.put("splits", validation.method() == Validation.Method.MONTE_CARLO ? validation.splits() : null);
        json.put("heldOut", validation.method() == Validation.Method.MONTE_CARLO ? validation.heldOut() : null);
        json.put(
                "models",
                validated.models().stream().map(PredictionJson::scores).toList());
        return json;
    }

    private static Map<String, Object> scores(ValidatedModels.Scores scores) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", scores.name());
        json.put("formula", scores.formula().text());
        json.put("predictions", scores.predictions());
        json.put("failedFolds", scores.failedFolds());
        json.put("rmse", LinearJson.finite(scores.rootMeanSquaredError()));
        json.put("mae", LinearJson.finite(scores.meanAbsoluteError()));
        json.put("logScore", LinearJson.finite(scores.logScore()));
        json.put("logScoreStandardError", LinearJson.finite(scores.logScoreError()));
        json.put("difference", LinearJson.finite(scores.difference()));
        json.put("differenceStandardError", LinearJson.finite(scores.differenceError()));
        return json;
    }
}
