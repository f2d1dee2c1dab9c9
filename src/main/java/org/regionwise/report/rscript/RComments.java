package org.regionwise.report.rscript;

import org.regionwise.report.message.Words;

/** What a script says to its reader, in comments and in what it prints: the catalogue's page {@code rscript}. */
final class RComments {
    private static final int WIDTH = 110;
    private static final int RULE = 92;

    private final Words words;

    RComments(Words words) {
        this.words = words;
    }

    /** A message as comment, over several lines where it is long, the last without its end. */
    String say(String what, Object... namesAndValues) {
        StringBuilder comment = new StringBuilder("#");
        int width = comment.length();
        for (String word : text(what, namesAndValues).split(" ")) {
            if (width > 1 && width + 1 + word.length() > WIDTH) {
                comment.append("\n#");
                width = 1;
            }
            comment.append(' ').append(word);
            width += 1 + word.length();
        }
        return comment.toString();
    }

    /** The heading of a part of the script. */
    String part(String what, Object... namesAndValues) {
        String begun = "# ---- " + text(what, namesAndValues) + " ";
        return begun + "-".repeat(Math.max(4, RULE - begun.length()));
    }

    /** A message as a string of R. */
    String string(String what) {
        return RText.string(text(what));
    }

    /** Whatever names of files and columns hold, it stays on its line. */
    private String text(String what, Object... namesAndValues) {
        return RText.comment(words.say("rscript." + what, namesAndValues));
    }
}
