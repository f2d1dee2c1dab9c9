package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.ResultParts;

/**
 * What is handed over, at most two pages: beneath the finding three points, the table, how the figures were made and
 * how to use them.
 *
 * @param kicker what it is, and of when
 * @param points in a sentence or two each
 * @param method in at most five sentences
 * @param use what to do with the figures, and what not
 */
public record Brief(String kicker, List<String> points, BriefTable table, List<String> method, List<String> use) {
    private static final int MOST_POINTS = 3;

    public Brief {
        points = List.copyOf(points);
        method = List.copyOf(method);
        use = List.copyOf(use);
    }

    static Brief of(Released released, Heading heading, Edition edition, Words words) {
        Result result = released.result();
        return new Brief(
                words.say("brief.kicker", "dated", !heading.date().isEmpty(), "date", heading.date()),
                points(result, words),
                BriefTable.of(released, edition.markers(), words),
                method(result, edition, words),
                use(result, words));
    }

    /** The paragraphs of the summary without who was asked, which the line beneath the title says. */
    private static List<String> points(Result result, Words words) {
        List<String> summary = new PlainWords(result, words).summary();
        return summary.subList(1, Math.min(summary.size(), 1 + MOST_POINTS));
    }

    private static List<String> method(Result result, Edition edition, Words words) {
        boolean answers = result.model().kind().ofSingleAnswers();
        List<String> method = new ArrayList<>();
        if (result.regions().size() > 1) {
            method.add(words.say(
                    answers ? "brief.method-answers" : "brief.method-area",
                    "predictors",
                    new ResultParts(result, words).predictors()));
        }
        method.add(words.say(
                answers ? "brief.model-answers" : "brief.model-area",
                "bayes",
                result.model().bayes()));
        if (result.survey().design() != null) {
            method.add(words.say("brief.design"));
        }
        method.add(words.say(
                "brief.intervals",
                "level",
                words.numerals().level(result.model().interval()),
                "plug_in",
                answers && !result.model().bayes()));
        method.add(words.say("brief.full", "annex", edition.annex()));
        return method;
    }

    private static List<String> use(Result result, Words words) {
        List<String> use = new ArrayList<>();
        if (result.regions().size() > 1) {
            use.add(words.say("brief.use-nation"));
            use.add(words.say("brief.use-pairs"));
        }
        use.add(words.say("brief.use-interval"));
        return use;
    }
}
