package org.regionwise.web.outcome;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.FindingWords;
import org.regionwise.survey.Answer;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.ValueCount;
import org.regionwise.web.page.FormFields;

/**
 * The part of a form in which the analyst says what each answer means: template {@code outcome/coding}. The form sends
 * {@code value} and {@code meaning} fields in equal number and order.
 *
 * @param rows one per distinct answer, most frequent first
 * @param cut where numbers are cut into yes and no, for an outcome with too many answers to list; null for others. The
 *     form then sends {@code cut}, {@code bound} and {@code no-answer}
 */
public record AnswerChoices(List<Row> rows, Cut cut) {
    /** More distinct answers than this are no yes and no. */
    public static final int MOST_ANSWERS = 40;

    /** Points of a scale whose points have no labels. */
    private static final int MOST_POINTS = 10;

    /**
     * An answer.
     *
     * @param number position in the form, from 0
     * @param label what the file says that it means; empty when it says nothing
     * @param meaning {@code yes}, {@code no}, {@code missing}, or empty while unsaid
     */
    public record Row(int number, String value, String label, long count, String meaning) {}

    /**
     * A cut.
     *
     * @param mark {@code >=} or {@code <=}
     * @param bound the number, empty while unsaid
     * @param missing values that are no answer, with commas between them
     * @param codes those of them that may be none, and why
     */
    public record Cut(String mark, String bound, String missing, List<MissingCode> codes) {}

    /**
     * Whether numbers that are few enough to be listed are a measure all the same: the file labels a code or two and
     * leaves more than ten values as they are. Meanings that were chosen value by value stay so.
     */
    public static boolean isMeasure(List<ValueCount> answers, Map<String, String> labels, OutcomeCoding coding) {
        List<String> values = answers.stream().map(ValueCount::value).toList();
        long plain = values.stream().filter(value -> !labels.containsKey(value)).count();
        return plain > MOST_POINTS
                && values.stream().allMatch(NumberText::isNumber)
                && !MissingCode.labelled(values, labels).isEmpty()
                && (coding.isCut() || values.stream().anyMatch(value -> coding.classify(value) == Answer.UNKNOWN));
    }

    /** The choice of a cut, as a coding has it. */
    public static AnswerChoices ofNumbers(OutcomeCoding coding) {
        return ofNumbers(coding, List.of());
    }

    /**
     * The same with values that the file labels though it labels no others: filled in where nothing was said, and
     * explained.
     */
    public static AnswerChoices ofNumbers(OutcomeCoding coding, List<MissingCode> codes) {
        List<String> missing = new ArrayList<>(coding.missing());
        List<MissingCode> labelled =
                codes.stream().filter(code -> !code.label().isEmpty()).toList();
        if (!coding.isCut()) {
            labelled.stream()
                    .map(MissingCode::value)
                    .filter(code -> !missing.contains(code))
                    .forEach(missing::add);
        }
        String said = coding.isCut() ? coding.positive().get(0) : ">=";
        return new AnswerChoices(
                List.of(),
                new Cut(
                        said.startsWith("<") ? "<=" : ">=",
                        said.replaceFirst("^[<>]=? *", ""),
                        String.join(", ", missing),
                        labelled));
    }

    /** Why values beside a cut may be no answer, a sentence each. */
    public List<String> reasons(Words words) {
        FindingWords findings = new FindingWords(words);
        return cut.codes().stream().map(findings::code).toList();
    }

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
                    rows.size(), answer.value(), labels.getOrDefault(answer.value(), ""), answer.count(), meaning));
        }
        return new AnswerChoices(rows, null);
    }

    /** The same as a form has it so far; answers that it leaves unsaid stay as they are. */
    public AnswerChoices as(FormFields sent) {
        Map<String, String> said = new HashMap<>();
        List<String> values = sent.all("value");
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            sent.text("meaning." + i).ifPresent(meaning -> said.put(value, meaning));
        }
        Cut typed = cut == null
                ? null
                : new Cut(
                        sent.text("cut")
                                .map(mark -> "<=".equals(mark) ? "<=" : ">=")
                                .orElse(cut.mark()),
                        sent.text("bound").orElse(cut.bound()),
                        sent.text("no-answer").orElse(cut.missing()),
                        cut.codes());
        return new AnswerChoices(
                rows.stream()
                        .map(row -> new Row(
                                row.number(),
                                row.value(),
                                row.label(),
                                row.count(),
                                said.getOrDefault(row.value(), row.meaning())))
                        .toList(),
                typed);
    }

    /**
     * The coding that a form sent.
     *
     * @throws ImportProblem when an answer was left unsaid, or none counts as yes, or none as no
     */
    public static OutcomeCoding read(Context context, String file, String outcomeColumn) {
        if (context.formParam("cut") != null) {
            return readCut(context, file, outcomeColumn);
        }
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
                default -> throw problem(file, outcomeColumn, values.get(i), Reason.of("meaning-missing"));
            }
        }
        if (positive.isEmpty() || negative.isEmpty()) {
            throw problem(file, outcomeColumn, "", Reason.of("yes-or-no-missing"));
        }
        return new OutcomeCoding(positive, negative, missing);
    }

    private static OutcomeCoding readCut(Context context, String file, String outcomeColumn) {
        String bound =
                Objects.requireNonNullElse(context.formParam("bound"), "").strip();
        String mark = "<=".equals(context.formParam("cut")) ? "<=" : ">=";
        OutcomeCoding coding = new OutcomeCoding(
                List.of(mark + bound),
                List.of(),
                Arrays.stream(Objects.requireNonNullElse(context.formParam("no-answer"), "")
                                .split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList());
        if (!coding.isCut()) {
            throw problem(file, outcomeColumn, bound, Reason.of("bound-expected"));
        }
        return coding;
    }

    private static ImportProblem problem(String file, String column, String value, Reason expected) {
        return new ImportProblem(new Problem(file, 0, column, value, expected));
    }
}
