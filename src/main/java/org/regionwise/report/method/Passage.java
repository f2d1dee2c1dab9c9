package org.regionwise.report.method;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** A paragraph of a methods section while it is written, sentence by sentence. */
final class Passage {
    private final Words words;
    private final String level;
    private final List<String> sentences = new ArrayList<>();

    /** @param interval coverage of the intervals that it names */
    Passage(Words words, double interval) {
        this.words = words;
        this.level = words.numerals().level(interval);
    }

    /** Adds the message {@code methods.<what>}; {@code level} need not be among its arguments. */
    Passage say(String what, Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 2];
        System.arraycopy(namesAndValues, 0, all, 0, namesAndValues.length);
        all[namesAndValues.length] = "level";
        all[namesAndValues.length + 1] = level;
        sentences.add(words.say("methods." + what, all));
        return this;
    }

    /** Adds a sentence that is said elsewhere. */
    Passage add(String sentence) {
        sentences.add(sentence);
        return this;
    }

    /** {@code 95% interval 0.01 to 0.11}, or that there is none. */
    String interval(String limits) {
        return limits.equals(Numerals.UNDEFINED)
                ? words.say("methods.no-limits", "level", level)
                : words.say("methods.limits", "level", level, "limits", limits);
    }

    /** {@code 14.3%}. */
    String share(Estimate estimate) {
        return words.numerals().percentage(words.numerals().percent(estimate.estimate()));
    }

    @Override
    public String toString() {
        return String.join(" ", sentences);
    }
}
