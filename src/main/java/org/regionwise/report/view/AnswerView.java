package org.regionwise.report.view;

import java.util.List;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.AnswerWords;
import org.regionwise.report.words.DecisionWords;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.PublicationWords;
import org.regionwise.report.words.ReleaseNotes;

/**
 * The first layer of a result: what it answers, what may be published of it, and what to know before it is used.
 *
 * @param failed whether the fit did not arrive, so that nothing may be published
 * @param title the finding
 * @param sources what was estimated from whom, in sentences
 * @param findings the answer in up to three sentences
 * @param cautions what to know before it is used; the layer of checks says it in full
 * @param profile the name of the rules in force
 * @param verdict what these do to raw and to pooled figures
 * @param footnotes the rules in full, a sentence each
 * @param decisions what they decided, a line each
 */
public record AnswerView(
        boolean failed,
        String title,
        List<String> sources,
        List<AnswerWords.Finding> findings,
        List<String> cautions,
        String profile,
        String verdict,
        List<String> footnotes,
        List<String> decisions) {

    /** Of what is released. */
    public static AnswerView of(Released released, Words words) {
        Result result = released.result();
        PlainWords plain = new PlainWords(result, words);
        AnswerWords answer = new AnswerWords(result, words);
        ReleaseNotes notes = new ReleaseNotes(words);
        return new AnswerView(
                !result.fit().converged(),
                plain.title(),
                plain.sources(),
                answer.findings(),
                answer.cautions(),
                notes.name(released.profile()),
                new PublicationWords(words).summary(released),
                notes.footnotes(released),
                new DecisionWords(words).lines(released));
    }
}
