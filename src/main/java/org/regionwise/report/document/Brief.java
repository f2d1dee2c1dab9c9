package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.AnswerWords;
import org.regionwise.report.words.ResultParts;

/**
 * What is handed over, at most two pages: beneath the finding three or four points, the table, how the figures were
 * made and how to use them.
 *
 * @param kicker what it is, and of when
 * @param points in a sentence or two each
 * @param method in at most five sentences
 * @param use what to do with the figures, and what not
 */
public record Brief(String kicker, List<String> points, BriefTable table, List<String> method, List<String> use) {
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

    /** What was found, as the page says it, and what to know before the figures are used. */
    private static List<String> points(Result result, Words words) {
        AnswerWords answer = new AnswerWords(result, words);
        List<String> points = new ArrayList<>();
        answer.findings().forEach(finding -> points.add((finding.sentence() + " " + finding.note()).strip()));
        String cautions = String.join(" ", answer.cautions());
        if (!cautions.isEmpty()) {
            points.add(cautions);
        }
        return points;
    }

    private static List<String> method(Result result, Edition edition, Words language) {
        Words words = language.about(result);
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
                result.model().kind().approximated() && !result.model().bayes()));
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
