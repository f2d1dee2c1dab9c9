package org.regionwise.analysis.coding.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.Answer;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCount;

/**
 * Numbers that the survey labels on an otherwise unlabelled measure, such as 9998 “Flagged cases”, where the analysis
 * takes them for what was measured: a yes or no by a cut, a predictor, a weight.
 */
public final class LabelledValues {
    private final SurveyData data;
    private final List<Warning> warnings;

    private LabelledValues(SurveyData data, List<Warning> warnings) {
        this.data = data;
        this.warnings = warnings;
    }

    /** Adds a warning of each column that holds such values. */
    public static void add(Analysis analysis, SurveyData data, List<Warning> warnings) {
        LabelledValues values = new LabelledValues(data, warnings);
        List<ResponseCount> counts = data.counts().counts();
        if (analysis.coding().isCut() || analysis.coding().isMeasured()) {
            Map<String, Long> answers = new TreeMap<>();
            for (ResponseCount each : counts) {
                if (analysis.coding().classify(each.answer()) != Answer.MISSING) {
                    answers.merge(each.answer(), each.count(), Long::sum);
                }
            }
            values.warn(
                    analysis.outcomeColumn(), answers, analysis.coding().isCut() ? "cut" : "number", "--missing ", "");
        }
        List<Column> predictors = data.counts().predictorColumns();
        for (int i = 0; i < predictors.size(); i++) {
            Column predictor = predictors.get(i);
            if (predictor.type() != ColumnType.NUMBER || analysis.factors().contains(predictor.name())) {
                continue;
            }
            Map<String, Long> numbers = new TreeMap<>();
            for (ResponseCount each : counts) {
                if (each.predictors().get(i) != null) {
                    numbers.merge(each.predictors().get(i), each.count(), Long::sum);
                }
            }
            values.warn(predictor.name(), numbers, "number", "--empty-in ", predictor.name() + "=");
        }
        data.design().ifPresent(design -> values.weights(design));
    }

    /**
     * @param use what the column is for: {@code cut} into yes and no, a {@code number} in the model, or the {@code
     *     weight}
     * @param option that says which values mean no answer
     * @param of in front of the values
     */
    private void warn(String column, Map<String, Long> counts, String use, String option, String of) {
        Map<String, String> labels = data.labels(column);
        Map<String, Long> odd = new LinkedHashMap<>();
        MissingCode.labelled(counts.keySet(), labels).keySet().forEach(code -> odd.put(code, counts.get(code)));
        say(column, odd, use, option, of);
    }

    /** No weight that was computed has a name. */
    private void weights(DesignCounts design) {
        say(
                design.columns().weight(),
                design.labelledWeights(),
                "weight",
                "--empty-in ",
                design.columns().weight() + "=");
    }

    private void say(String column, Map<String, Long> odd, String use, String option, String of) {
        if (odd.isEmpty()) {
            return;
        }
        Map<String, String> labels = data.labels(column);
        warnings.add(Warning.ofAnswers(
                "labelled-values",
                Map.of(
                        "column",
                        column,
                        "use",
                        use,
                        "values",
                        List.copyOf(odd.keySet()),
                        "labels",
                        odd.entrySet().stream()
                                .map(each -> fact(each.getKey(), labels.get(each.getKey()), each.getValue()))
                                .toList(),
                        "option",
                        option + ShellWord.of(of + String.join(",", odd.keySet()))),
                List.of()));
    }

    /** A value, its label where it has one, and how many gave it. */
    static Map<String, Object> fact(String value, String label, long respondents) {
        return Map.of(
                "value",
                value,
                "labelled",
                label == null ? "no" : "yes",
                "label",
                label == null ? "" : label,
                "respondents",
                respondents);
    }
}
