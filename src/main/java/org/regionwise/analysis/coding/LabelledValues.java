package org.regionwise.analysis.coding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
final class LabelledValues {
    private static final int NAMED = 5;

    private final SurveyData data;
    private final List<Warning> warnings;

    private LabelledValues(SurveyData data, List<Warning> warnings) {
        this.data = data;
        this.warnings = warnings;
    }

    static void add(Analysis analysis, SurveyData data, List<Warning> warnings) {
        LabelledValues values = new LabelledValues(data, warnings);
        List<ResponseCount> counts = data.counts().counts();
        if (analysis.coding().isCut()) {
            Map<String, Long> answers = new TreeMap<>();
            for (ResponseCount each : counts) {
                if (analysis.coding().classify(each.answer()) != Answer.MISSING) {
                    answers.merge(each.answer(), each.count(), Long::sum);
                }
            }
            values.warn(
                    analysis.outcomeColumn(),
                    answers,
                    "is cut into yes and no",
                    "say so with the answers (on the command line by --missing ",
                    "");
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
            values.warn(
                    predictor.name(),
                    numbers,
                    "enters the model as a number",
                    "count it as empty when the file is read (on the command line by --empty-in ",
                    predictor.name() + "=");
        }
        data.design().ifPresent(design -> values.weights(design));
    }

    private void warn(String column, Map<String, Long> counts, String use, String remedy, String of) {
        Map<String, String> labels = data.labels(column);
        Map<String, Long> odd = new LinkedHashMap<>();
        MissingCode.labelled(counts.keySet(), labels).keySet().forEach(code -> odd.put(code, counts.get(code)));
        say(column, odd, use, remedy, of);
    }

    /** No weight that was computed has a name. */
    private void weights(DesignCounts design) {
        say(
                design.columns().weight(),
                design.labelledWeights(),
                "is the weight",
                "count it as empty when the file is read, and leave these respondents out (on the command line by"
                        + " --empty-in ",
                design.columns().weight() + "=");
    }

    private void say(String column, Map<String, Long> odd, String use, String remedy, String of) {
        if (odd.isEmpty()) {
            return;
        }
        Map<String, String> labels = data.labels(column);
        String values = odd.entrySet().stream()
                .limit(NAMED)
                .map(each -> each.getKey() + " = “" + labels.get(each.getKey()) + "” (" + people(each.getValue()) + ")")
                .collect(Collectors.joining(", "));
        warnings.add(Warning.ofAnswers(
                "labelled-values",
                "“" + column + "” " + use + ", and the file labels "
                        + (odd.size() == 1 ? "one value of it" : odd.size() + " values of it") + ": " + values
                        + (odd.size() > NAMED ? " and " + (odd.size() - NAMED) + " more" : "")
                        + ". They were taken for numbers. If a value means no answer, " + remedy
                        + ShellWord.of(of + String.join(",", odd.keySet())) + ").",
                Map.of("column", column, "values", List.copyOf(odd.keySet())),
                List.of()));
    }

    private static String people(long count) {
        return count == 1 ? "1 respondent" : count + " respondents";
    }
}
