package org.regionwise.analysis.coding.answer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.Answer;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.survey.count.ResponseCount;

/** The answers to the outcome that occurred, by what they count as, and those that count as nothing. */
public final class OccurredAnswers {
    private static final int SHOWN = 10;
    private static final int FEWEST_MEASURED = 3;
    private static final double MOSTLY = 0.9;

    private final String column;
    private final OutcomeCoding coding;
    private final SurveyData data;
    private final Map<String, Answer> classified = new HashMap<>();
    private final Set<String> positive = new TreeSet<>();
    private final Set<String> negative = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final Map<String, Problem> unknown = new HashMap<>();
    private boolean measured;

    OccurredAnswers(Analysis analysis, SurveyData data) {
        this.column = analysis.outcomeColumn();
        this.coding = analysis.coding();
        this.data = data;
    }

    /** What the answer of a group counts as. */
    Answer of(ResponseCount count) {
        return classified.computeIfAbsent(count.answer(), coding::classify);
    }

    /** The same, noted as one that occurred. */
    Answer note(ResponseCount count) {
        Answer answer = of(count);
        switch (answer) {
            case YES -> positive.add(count.answer());
            case NO -> negative.add(count.answer());
            case MISSING -> {
                if (count.answer() != null) {
                    missing.add(count.answer());
                }
            }
            case MEASURED -> measured = true;
            case UNKNOWN -> unknown.merge(count.answer(), unknownAnswer(count), (a, b) -> a.row() <= b.row() ? a : b);
        }
        return answer;
    }

    /** What is wrong with answers that count as nothing: one problem lists all where no answer at all is known. */
    List<Problem> problems() {
        if (unknown.size() < 2 || !positive.isEmpty() || !negative.isEmpty() || measured) {
            return List.copyOf(unknown.values());
        }
        List<String> values = unknown.keySet().stream().sorted().toList();
        Problem first = unknown.values().stream()
                .min(Comparator.comparingLong(Problem::row))
                .orElseThrow();
        return List.of(new Problem(
                first.file(),
                first.row(),
                first.column(),
                first.value(),
                meaning("answers-unknown", "answers-not-cut", "answers-no-numbers")
                        .then(Reason.of(
                                "answers-are",
                                "count",
                                values.size(),
                                "values",
                                values.subList(0, Math.min(SHOWN, values.size()))))
                        .then(Reason.of(coding.isMeasured() ? "answer-or-missing" : "answers-to-explain"))
                        .then(lookMeasured(values))));
    }

    /** Several different numbers may have been measured, and be no codes of yes and no. */
    private Optional<Reason> lookMeasured(List<String> values) {
        long numbers = values.stream()
                .filter(value -> !Double.isNaN(NumberText.value(value.replace(',', '.'))))
                .count();
        boolean measure = !coding.isMeasured() && numbers >= FEWEST_MEASURED && numbers >= MOSTLY * values.size();
        return measure ? Optional.of(Reason.of("answers-measured")) : Optional.empty();
    }

    private Problem unknownAnswer(ResponseCount count) {
        return new Problem(
                data.name(),
                count.firstRow(),
                column,
                count.answer(),
                meaning("answer-unknown", "answer-not-cut", "answer-no-number")
                        .then(unreadNumber(count.answer())
                                .orElse(Reason.of(coding.isMeasured() ? "answer-or-missing" : "answer-to-explain"))));
    }

    /** Why what should have been measured is no number, where that can be told. */
    private Optional<Reason> unreadNumber(String answer) {
        return coding.isMeasured()
                ? UnreadNumber.of(answer, data.imported().options().numbers()).map(why -> why.reason("--"))
                : Optional.empty();
    }

    /** What an answer had to be: one of those that mean something, or a number that can be held against the cut. */
    private Reason meaning(String ofValues, String ofCut, String ofMeasured) {
        if (coding.isMeasured()) {
            return Reason.of(ofMeasured);
        }
        return coding.isCut()
                ? Reason.of(ofCut, "cut", coding.positive().get(0))
                : Reason.of(ofValues, "positive", coding.positive(), "negative", coding.negative());
    }

    /**
     * Answers that occurred and count as yes; the cut itself where there is one, as it may have any number of answers.
     */
    public List<String> positive() {
        return coding.isCut() && !positive.isEmpty() ? coding.positive() : List.copyOf(positive);
    }

    /** Answers that occurred and count as no; none beside a cut, which says it. */
    public List<String> negative() {
        return coding.isCut() ? List.of() : List.copyOf(negative);
    }

    /** Answers that occurred and count as none. */
    public List<String> missing() {
        return List.copyOf(missing);
    }
}
