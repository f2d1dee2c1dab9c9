package org.regionwise.web.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.regionwise.analysis.Analysis;
import org.regionwise.report.message.Words;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.name.DisplayNames;

/** What a change changes, in a sentence. */
final class WhatIfWords {
    private final WhatIfChange now;
    private final WhatIfChange before;
    private final DisplayNames names;
    private final Words words;
    private final List<String> changes = new ArrayList<>();

    private WhatIfWords(WhatIfChange now, WhatIfChange before, DisplayNames names, Words words) {
        this.now = now;
        this.before = before;
        this.names = names;
        this.words = words;
    }

    static String of(WhatIfChange change, Analysis analysis, DisplayNames names, Words words) {
        return new WhatIfWords(change, WhatIfChange.none(analysis), names, words).sentence();
    }

    private String sentence() {
        predictors("whatif.change.with", now, before);
        predictors("whatif.change.without", before, now);
        UnaryOperator<String> percent = value -> words.numerals().percentage(number(value));
        add("level", WhatIfChange::level, percent, "");
        add("threshold", WhatIfChange::threshold, percent, words.say("whatif.change.no-threshold"));
        add("sigma-rate", WhatIfChange::sigmaRate, this::number, "");
        add("slope-sd", WhatIfChange::slopeSd, this::number, words.say("whatif.change.scaled"));
        return changes.isEmpty()
                ? words.say("whatif.unchanged")
                : words.say("whatif.changed", "changes", String.join(words.say("list.separator"), changes));
    }

    private void predictors(String key, WhatIfChange of, WhatIfChange other) {
        of.predictors().stream()
                .filter(name -> !other.predictors().contains(name))
                .forEach(name -> changes.add(words.say(key, "predictor", names.of(name))));
    }

    /** As it was typed, with the language's decimal mark. */
    private String number(String typed) {
        return typed.replace(".", words.say("figure.point"));
    }

    private void add(String code, Function<WhatIfChange, String> field, UnaryOperator<String> written, String empty) {
        String is = field.apply(now);
        String was = field.apply(before);
        if (!same(is, was)) {
            changes.add(words.say(
                    "whatif.change." + code,
                    "now",
                    is.isEmpty() ? empty : written.apply(is),
                    "before",
                    was.isEmpty() ? empty : written.apply(was)));
        }
    }

    private static boolean same(String one, String other) {
        return one.equals(other)
                || NumberText.parse(one).isPresent() && NumberText.parse(one).equals(NumberText.parse(other));
    }
}
