package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.engine.FitWarning;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;

/** What there is to say of a linear mixed model besides its figures, from the catalogue's page {@code model}. */
public final class LinearWords {
    private static final int NAMED = 20;

    private final Words words;

    public LinearWords(Words words) {
        this.words = words;
    }

    /** What a reader must know of a fit: its own warnings, rows that were left out, draws that could not be fitted. */
    public List<FitWarning> warnings(LinearAnswer answer) {
        List<FitWarning> all = new ArrayList<>();
        answer.source()
                .missing()
                .forEach((column, rows) ->
                        all.add(FitWarning.ofModel("rows-left-out", Map.of("column", column, "rows", rows))));
        if (answer.question().weights() != null) {
            all.add(FitWarning.ofModel(
                    "precision-weights", Map.of("column", answer.question().weights())));
        }
        all.addAll(answer.fit().summary().warnings());
        if (answer.failedReplications() > 0) {
            all.add(FitWarning.ofModel("failed-replications", Map.of("draws", answer.failedReplications())));
        }
        return all;
    }

    /** A warning in words. */
    public String warning(FitWarning warning) {
        return words.say("model.warning." + warning.code(), facts(warning.facts()));
    }

    private Map<String, Object> facts(Map<String, Object> facts) {
        Map<String, Object> said = new HashMap<>();
        facts.forEach((name, fact) -> {
            if (fact instanceof List<?> list) {
                said.put(name, quoted(list));
            } else if (fact instanceof Double number) {
                said.put(name, RFormat.number(number, 3).strip());
            } else {
                said.put(name, fact);
            }
        });
        return said;
    }

    private Listed quoted(List<?> names) {
        return words.lists()
                .firstOf(
                        names.stream()
                                .map(name -> words.say("list.quoted", "name", name))
                                .toList(),
                        NAMED);
    }
}
