package org.regionwise.web.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.survey.NumberText;

/** What a change changes, in a sentence. */
final class ChangeWords {
    private ChangeWords() {}

    static String of(Change change, Analysis analysis) {
        Change none = Change.none(analysis);
        List<String> words = new ArrayList<>();
        change.predictors().stream()
                .filter(name -> !none.predictors().contains(name))
                .forEach(name -> words.add("with the predictor “" + name + "”"));
        none.predictors().stream()
                .filter(name -> !change.predictors().contains(name))
                .forEach(name -> words.add("without the predictor “" + name + "”"));
        add(words, "intervals at ", change, none, Change::level, "%", "");
        add(words, "threshold ", change, none, Change::threshold, "%", "none");
        add(
                words,
                "rate of the prior of the standard deviation between regions ",
                change,
                none,
                Change::sigmaRate,
                "",
                "");
        add(
                words,
                "standard deviation of the slopes' prior ",
                change,
                none,
                Change::slopeSd,
                "",
                "scaled to each predictor");
        return words.isEmpty()
                ? "Nothing is changed yet: this is the analysis as it stands."
                : "Changed: " + String.join(", ", words) + ".";
    }

    private static void add(
            List<String> words,
            String what,
            Change change,
            Change none,
            Function<Change, String> field,
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
