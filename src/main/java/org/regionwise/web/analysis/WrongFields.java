package org.regionwise.web.analysis;

import java.util.List;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.survey.ImportProblem;

/** What of the form for an analysis cannot be, in words. */
final class WrongFields {
    private WrongFields() {}

    /** What of a field cannot be. */
    public record Wrong(String field, String sentence) {}

    static List<Wrong> of(ImportProblem problem, Words words) {
        ProblemWords said = ProblemWords.ofPage(words);
        return problem.report().first().stream()
                .map(each -> {
                    String reason = said.reason(each.expected());
                    String label = "analysis.label." + each.column();
                    return new Wrong(
                            each.column(),
                            each.value().isEmpty() || !words.has(label)
                                    ? reason
                                    : words.say(
                                            "analysis.wrong-value",
                                            "label",
                                            words.say(label),
                                            "value",
                                            each.value(),
                                            "reason",
                                            reason));
                })
                .toList();
    }
}
