package org.regionwise.report.words;

import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/** Where figures come from, as lines beneath a title, beneath a table, at the foot of a page. */
public final class SourceWords {
    private final Result result;
    private final Words words;

    public SourceWords(Result result, Words words) {
        this.result = result;
        this.words = words;
    }

    /** The survey and what computed the estimates. */
    public String source() {
        return words.say(
                "document.source",
                "survey",
                result.model().labels().survey(),
                "software",
                result.software().name(),
                "version",
                result.software().version());
    }
}
