package org.regionwise.web.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.web.page.FormFields;

/**
 * What the form for a new analysis was told of the answers to outcomes that it showed before the present one, so that
 * coming back to one of them finds it as it was left. Each is a field that was filled in.
 */
record AnswersByOutcome(List<Kept> fields) {
    /** A value of a field in the table of answers to an outcome. */
    public record Kept(String outcome, String field, String value) {}

    /** What the form brings along, and what it says of the outcome whose answers it showed. */
    static AnswersByOutcome of(FormFields sent) {
        String shown = sent.text("answers-of").orElse("");
        List<Kept> fields = new ArrayList<>();
        List<String> outcomes = sent.all("kept-of");
        List<String> names = sent.all("kept-field");
        List<String> values = sent.all("kept-value");
        for (int i = 0; i < Math.min(outcomes.size(), Math.min(names.size(), values.size())); i++) {
            if (!outcomes.get(i).equals(shown)) {
                fields.add(new Kept(outcomes.get(i), names.get(i), values.get(i)));
            }
        }
        if (!shown.isEmpty()) {
            sent.fields().forEach((name, all) -> {
                if (isOfAnswers(name)) {
                    all.forEach(value -> fields.add(new Kept(shown, name, value)));
                }
            });
        }
        return new AnswersByOutcome(fields);
    }

    private static boolean isOfAnswers(String field) {
        return field.startsWith("meaning.")
                || List.of("value", "cut", "bound", "no-answer").contains(field);
    }

    /** What was said of the answers to an outcome, as a form that says it. */
    FormFields of(String outcome) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        fields.stream()
                .filter(each -> each.outcome().equals(outcome))
                .forEach(each -> said.computeIfAbsent(each.field(), field -> new ArrayList<>())
                        .add(each.value()));
        return new FormFields(said);
    }

    /** What a form that shows the answers to an outcome has to bring along. */
    List<Kept> but(String outcome) {
        return fields.stream().filter(each -> !each.outcome().equals(outcome)).toList();
    }
}
