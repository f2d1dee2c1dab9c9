package org.regionwise.analysis.coding.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.Answer;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.count.ResponseCount;

/** What is said of answers that were understood: who was left out, what became a no, whether most lack one. */
final class AnswerWarnings {
    private static final int LISTED = 10;

    private final Analysis analysis;
    private final SurveyData data;
    private final OccurredAnswers answers;
    private final List<Warning> warnings;

    AnswerWarnings(Analysis analysis, SurveyData data, OccurredAnswers answers, List<Warning> warnings) {
        this.analysis = analysis;
        this.data = data;
        this.answers = answers;
        this.warnings = warnings;
    }

    /** Respondents whom the model cannot use, by why. */
    void ofLeftOut(long unplaced, long incomplete, long weightless) {
        if (unplaced > 0) {
            warnings.add(Warning.ofAnswers(
                    "respondents-without-region",
                    Map.of("respondents", unplaced, "column", analysis.regionColumn()),
                    List.of()));
        }
        if (incomplete > 0) {
            warnings.add(Warning.ofAnswers(
                    "respondents-without-predictor",
                    Map.of("respondents", incomplete, "columns", analysis.respondentPredictors()),
                    List.of()));
        }
        if (weightless > 0) {
            warnings.add(Warning.ofAnswers(
                    "respondents-of-weight-zero",
                    Map.of(
                            "respondents",
                            weightless,
                            "column",
                            analysis.design().weight()),
                    List.of()));
        }
    }

    /** Whoever says only what a yes is hears what became a no: refusals and “don't know” are not. */
    void ofOthers() {
        OutcomeCoding coding = analysis.coding();
        if (coding.isCut() || coding.isMeasured() || !coding.negative().isEmpty()) {
            return;
        }
        Map<String, Long> others = new HashMap<>();
        for (ResponseCount each : data.counts().counts()) {
            if (answers.of(each) == Answer.NO) {
                others.merge(each.answer(), each.count(), Long::sum);
            }
        }
        if (others.isEmpty() || others.size() == 1 && others.keySet().stream().allMatch(OutcomeCoding::isUsual)) {
            return;
        }
        Map<String, String> labels = data.labels(analysis.outcomeColumn());
        List<Map<String, Object>> values = others.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .map(each -> LabelledValues.fact(each.getKey(), labels.get(each.getKey()), each.getValue()))
                .toList();
        warnings.add(Warning.ofAnswers(
                "answers-counted-as-no",
                Map.of(
                        "answers",
                        others.size(),
                        "respondents",
                        others.values().stream().mapToLong(Long::longValue).sum(),
                        "values",
                        values,
                        "more",
                        others.size() - values.size()),
                List.of()));
    }

    /** An outcome that most lack is a filter question's, or was read otherwise than it was meant. */
    void ofUnanswered() {
        long unanswered = 0;
        long placed = 0;
        for (ResponseCount each : data.counts().counts()) {
            if (each.region() != null) {
                placed += each.count();
                unanswered += answers.of(each) == Answer.MISSING ? each.count() : 0;
            }
        }
        if (2 * unanswered <= placed) {
            return;
        }
        warnings.add(Warning.ofAnswers(
                "most-unanswered",
                Map.of(
                        "unanswered",
                        unanswered,
                        "rows",
                        placed,
                        "column",
                        analysis.outcomeColumn(),
                        "predicted",
                        analysis.settings().unansweredPredicted() ? "yes" : "no"),
                List.of()));
    }
}
