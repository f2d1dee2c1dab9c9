package org.regionwise.web.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.survey.NumberText;

/** What a change changes, in a sentence. */
final class WhatIfWords {
    private WhatIfWords() {}

    static String of(WhatIfChange change, Analysis analysis) {
        WhatIfChange none = WhatIfChange.none(analysis);
        List<String> words = new ArrayList<>();
        change.predictors().stream()
                .filter(name -> !none.predictors().contains(name))
                .forEach(name -> words.add("with the predictor “" + name + "”"));
        none.predictors().stream()
                .filter(name -> !change.predictors().contains(name))
                .forEach(name -> words.add("without the predictor “" + name + "”"));
        add(words, "intervals at ", change, none, WhatIfChange::level, "%", "");
        add(words, "threshold ", change, none, WhatIfChange::threshold, "%", "none");
        add(
                words,
                "rate of the prior of the standard deviation between regions ",
                change,
                none,
                WhatIfChange::sigmaRate,
                "",
                "");
        add(
                words,
                "standard deviation of the slopes' prior ",
                change,
                none,
                WhatIfChange::slopeSd,
                "",
                "scaled to each predictor");
        return words.isEmpty()
                ? "Nothing is changed yet: this is the analysis as it stands."
                : "Changed: " + String.join(", ", words) + ".";
    }

    private static void add(
            List<String> words,
            String what,
            WhatIfChange change,
            WhatIfChange none,
            Function<WhatIfChange, String> field,
            String unit,
            String empty) {
        String now = field.apply(change);
        String before = field.apply(none);
        if (!same(now, before)) {
            words.add(what + (now.isEmpty() ? empty : now + unit) + " instead of "
                    + (before.isEmpty() ? empty : before + unit));
        }
    }

    private static boolean same(String one, String other) {
        return one.equals(other)
                || NumberText.parse(one).isPresent() && NumberText.parse(one).equals(NumberText.parse(other));
    }
}
