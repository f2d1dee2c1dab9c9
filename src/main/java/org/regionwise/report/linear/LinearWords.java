package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.coding.ReadingWarnings;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.result.Warning;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.WarningWords;

/** What there is to say of a linear mixed model besides its figures, from the catalogue's page {@code model}. */
public final class LinearWords {
    private static final int NAMED = 20;
    private static final int DIGITS = 3;

    private final Words words;

    public LinearWords(Words words) {
        this.words = words;
    }

    /**
     * What a reader must know: what reading left out or read otherwise, rows without a value, the fit's own warnings,
     * draws that could not be fitted.
     */
    public List<Warning> warnings(LinearAnswer answer) {
        List<Warning> all = new ArrayList<>();
        ReadingWarnings.add(answer.source().imported(), all);
        answer.source()
                .missing()
                .forEach((column, rows) ->
                        all.add(Warning.ofModel("rows-without-value", Map.of("column", column, "rows", rows))));
        if (answer.question().weights() != null) {
            all.add(Warning.ofModel(
                    "precision-weights", Map.of("column", answer.question().weights())));
        }
        answer.fit().summary().warnings().stream().map(Warning::of).forEach(all::add);
        if (answer.failedReplications() > 0) {
            all.add(Warning.ofModel("failed-replications", Map.of("draws", answer.failedReplications())));
        }
        return all;
    }

    /** A warning in words; those of reading a file are said as they are of every result. */
    public String sentence(Warning warning) {
        String key = "model.warning." + warning.code();
        return words.has(key) ? words.say(key, facts(warning.facts())) : new WarningWords(words).sentence(warning);
    }

    private Map<String, Object> facts(Map<String, Object> facts) {
        Map<String, Object> said = new HashMap<>();
        facts.forEach((name, fact) -> {
            if (fact instanceof List<?> list) {
                said.put(name, words.lists().firstOf(words.lists().quoted(list), NAMED));
            } else if (fact instanceof Double number) {
                said.put(name, words.numerals().significant(number, DIGITS));
            } else {
                said.put(name, fact);
            }
        });
        return said;
    }
}
