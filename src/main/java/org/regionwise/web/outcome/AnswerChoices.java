package org.regionwise.web.outcome;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.report.Numbers;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ValueCount;

/**
 * The part of a form in which the analyst says what each answer means: template {@code outcome/coding}. The form sends
 * {@code value} and {@code meaning} fields in equal number and order.
 *
 * @param rows one per distinct answer, most frequent first
 */
public record AnswerChoices(List<Row> rows) {
    /** More distinct answers than this are no yes and no. */
    public static final int MOST_ANSWERS = 40;

    /**
     * An answer.
     *
     * @param number position in the form, from 0
     * @param label what the file says that it means; empty when it says nothing
     * @param meaning {@code yes}, {@code no}, {@code missing}, or empty while unsaid
     */
    public record Row(int number, String value, String label, String count, String meaning) {}

    /** Choices for the answers that occur, as a coding has them. */
    public static AnswerChoices of(List<ValueCount> answers, OutcomeCoding coding) {
        return of(answers, coding, Map.of());
    }

    /** The same with what the answers mean in words. */
    public static AnswerChoices of(List<ValueCount> answers, OutcomeCoding coding, Map<String, String> labels) {
        List<Row> rows = new ArrayList<>();
        for (ValueCount answer : answers) {
            String meaning = switch (coding.classify(answer.value())) {
                case YES -> "yes";
                case NO -> "no";
                case MISSING -> "missing";
                case UNKNOWN -> "";
            };
            rows.add(new Row(
                    rows.size(),
                    answer.value(),
                    labels.getOrDefault(answer.value(), ""),
                    Numbers.count(answer.count()),
                    meaning));
        }
        return new AnswerChoices(rows);
    }

    /** The same with what was said of some answers already, by value. */
    public AnswerChoices saying(Map<String, String> meanings) {
        return new AnswerChoices(rows.stream()
                .map(row -> new Row(
                        row.number(),
                        row.value(),
                        row.label(),
                        row.count(),
                        meanings.getOrDefault(row.value(), row.meaning())))
                .toList());
    }

    /** What a form says so far that answers mean, by value; answers left unsaid are not in it. */
    public static Map<String, String> said(Context context) {
        List<String> values = context.formParams("value");
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String meaning = context.formParam("meaning." + i);
            if (meaning != null) {
                said.put(values.get(i), meaning);
            }
        }
        return said;
    }

    /**
     * The coding that a form sent.
     *
     * @throws ImportProblem when an answer was left unsaid, or none counts as yes, or none as no
     */
    public static OutcomeCoding read(Context context, String file, String outcomeColumn) {
        List<String> values = context.formParams("value");
        List<String> positive = new ArrayList<>();
        List<String> negative = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String meaning = context.formParam("meaning." + i);
            switch (meaning == null ? "" : meaning) {
                case "yes" -> positive.add(values.get(i));
                case "no" -> negative.add(values.get(i));
                case "missing" -> missing.add(values.get(i));
                default ->
                    throw problem(
                            file,
                            outcomeColumn,
                            values.get(i),
                            "Say whether this answer is a yes, a no, or no answer.");
            }
        }
        if (positive.isEmpty() || negative.isEmpty()) {
            throw problem(
                    file,
                    outcomeColumn,
                    "",
                    "At least one answer has to count as yes and at least one as no. Go back and choose.");
        }
        return new OutcomeCoding(positive, negative, missing);
    }

    private static ImportProblem problem(String file, String column, String value, String expected) {
        return new ImportProblem(new Problem(file, 0, column, value, expected));
    }
}
