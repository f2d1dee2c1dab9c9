package org.regionwise.web.upload;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.survey.Answer;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.CodingSuggestion;
import org.regionwise.web.outcome.AnswerChoices;

/** What the answers of an upload's outcome mean: as the analyst said, else as an earlier survey or the file tells. */
final class CheckedAnswers {
    private final PendingUpload upload;
    private final UploadCheck counted;
    private final ColumnSummary summary;
    private final ColumnLabels labels;

    CheckedAnswers(PendingUpload upload, UploadCheck counted) {
        this.upload = upload;
        this.counted = counted;
        this.summary =
                counted.read().survey().scan().column(counted.outcomeColumn()).orElseThrow();
        this.labels = counted.read().survey().file().labels(counted.outcomeColumn());
    }

    /** As the page shows them. */
    AnswerChoices choices() {
        Map<String, String> words = labels.values();
        OutcomeCoding coding = coding();
        AnswerChoices offered = counted.measured() || AnswerChoices.isMeasure(counted.answers(), words, coding)
                ? AnswerChoices.ofNumbers(coding, summary.missing())
                : AnswerChoices.of(counted.answers(), coding, words);
        return offered.as(upload.answers());
    }

    /** What the file says of the question; empty for nothing. */
    String question() {
        return labels.label();
    }

    /** What values meant in the earlier survey, if that says something about each of them. */
    private OutcomeCoding coding() {
        return upload.earlier()
                .map(EarlierSurvey::survey)
                .filter(survey -> survey.mapping().outcomeColumn().equals(counted.outcomeColumn()))
                .map(survey -> survey.mapping().coding())
                .filter(coding -> counted.answers().stream()
                        .allMatch(answer -> coding.classify(answer.value()) != Answer.UNKNOWN))
                .orElseGet(() -> CodingSuggestion.of(summary, labels.values()));
    }

    /** The values that the file declares to be no answer, with what they mean. */
    String declared() {
        SurveyFile file = counted.read().survey().file();
        boolean kept = file.format().declaresMissing() && !file.options().declaredMissing();
        return kept
                ? ""
                : labels.missing().stream()
                        .map(value -> Optional.ofNullable(labels.values().get(value))
                                .map(label -> value + " (" + label + ")")
                                .orElse(value))
                        .collect(Collectors.joining(", "));
    }
}
