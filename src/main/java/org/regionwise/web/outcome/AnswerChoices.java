package org.regionwise.web.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String MEANING = "meaning.";

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
                case MEASURED, UNKNOWN -> "";
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
            sent.text(MEANING + i).ifPresent(meaning -> said.put(value, meaning));
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

    /** Whether every answer has a meaning, and some are a yes and some a no. */
    public boolean isComplete() {
        return missing().isEmpty();
    }

    /**
     * What is still to be said: {@code meaning.3} of an answer without a meaning, {@code bound} of a cut, {@code
     * meaning.0} where there is no yes or no no; with the reason.
     */
    public Map<String, Reason> missing() {
        Map<String, Reason> missing = new LinkedHashMap<>();
        if (cut != null) {
            if (!cutCoding().isCut()) {
                missing.put("bound", Reason.of("bound-expected"));
            }
            return missing;
        }
        rows.stream()
                .filter(row -> !List.of("yes", "no", "missing").contains(row.meaning()))
                .forEach(row -> missing.put(MEANING + row.number(), Reason.of("meaning-missing")));
        if (missing.isEmpty() && (valued("yes").isEmpty() || valued("no").isEmpty())) {
            missing.put(MEANING + 0, Reason.of("yes-or-no-missing"));
        }
        return missing;
    }

    /** The answers of a meaning. */
    public List<String> valued(String meaning) {
        return rows.stream()
                .filter(row -> row.meaning().equals(meaning))
                .map(Row::value)
                .toList();
    }

    /**
     * The coding that was chosen.
     *
     * @throws ImportProblem when an answer was left unsaid, or none counts as yes, or none as no
     */
    public OutcomeCoding coding(String file, String outcomeColumn) {
        for (Map.Entry<String, Reason> each : missing().entrySet()) {
            boolean ofRow = each.getValue().code().equals("meaning-missing");
            String value = cut != null
                    ? cut.bound()
                    : ofRow
                            ? rows.get(Integer.parseInt(each.getKey().substring(MEANING.length())))
                                    .value()
                            : "";
            throw problem(file, outcomeColumn, value, each.getValue());
        }
        return cut != null ? cutCoding() : new OutcomeCoding(valued("yes"), valued("no"), valued("missing"));
    }

    private OutcomeCoding cutCoding() {
        return new OutcomeCoding(
                List.of(cut.mark() + cut.bound().strip()),
                List.of(),
                Arrays.stream(cut.missing().split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList());
    }

    /**
     * The coding that a form sent.
     *
     * @throws ImportProblem when an answer was left unsaid, or none counts as yes, or none as no
     */
    public static OutcomeCoding read(FormFields sent, String file, String outcomeColumn) {
        List<Row> rows = new ArrayList<>();
        for (String value : sent.all("value")) {
            String meaning = sent.text(MEANING + rows.size()).orElse("");
            rows.add(new Row(rows.size(), value, "", 0, meaning));
        }
        Cut cut = sent.text("cut").isEmpty()
                ? null
                : new Cut(
                        "<=".equals(sent.text("cut").get()) ? "<=" : ">=",
                        sent.text("bound").orElse("").strip(),
                        sent.text("no-answer").orElse(""),
                        List.of());
        return new AnswerChoices(rows, cut).coding(file, outcomeColumn);
    }

    private static ImportProblem problem(String file, String column, String value, Reason expected) {
        return new ImportProblem(new Problem(file, 0, column, value, expected));
    }
}
