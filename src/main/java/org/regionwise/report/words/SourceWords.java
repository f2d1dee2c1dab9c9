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

    /** The survey, with how many answered where that may be told. */
    public String sample() {
        long used = result.survey().used();
        return words.say(
                "document.sample",
                "survey",
                result.survey().name(),
                "known",
                used > 0,
                "respondents",
                used,
                "regions",
                result.regions().size());
    }

    /** The survey and what computed the estimates. */
    public String source() {
        return words.say(
                "document.source",
                "survey",
                result.survey().name(),
                "software",
                result.software().name(),
                "version",
                result.software().version());
    }
}
