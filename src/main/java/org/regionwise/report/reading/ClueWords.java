package org.regionwise.report.reading;

import org.regionwise.report.message.Words;
import org.regionwise.survey.suggest.Clue;

/** Why columns are suggested, in one language: {@code reading.clue.<code>} of the catalogue. Immutable. */
public final class ClueWords {
    private static final String KIND = "reading.clue.";

    private final Words words;
    private final String earlier;

    /** Where nothing was chosen for an earlier survey. */
    public ClueWords(Words words) {
        this(words, "");
    }

    /** @param earlier the survey that choices were taken from, as a sentence names it */
    public ClueWords(Words words, String earlier) {
        this.words = words;
        this.earlier = earlier;
    }

    /** A sentence; empty where nothing is to be said. */
    public String sentence(String column, Clue clue) {
        if (clue == null || clue.kind() == Clue.Kind.NONE) {
            return "";
        }
        String text = clue.kind() == Clue.Kind.EARLIER ? earlier : clue.text();
        return words.say(KIND + clue.kind().code(), "column", column, "text", text);
    }
}
