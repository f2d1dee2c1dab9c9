package org.regionwise.survey.suggest;

import java.util.regex.Pattern;

/** A short name for what a column measures, for the analyst to correct. */
public final class ShortName {
    private static final int LONGEST = 100;
    private static final Pattern NUMBER_OF_QUESTION = Pattern.compile(
            "^\\(?\\p{L}{0,3}[ .]?\\d+(?:[.]\\d+)*\\p{L}?\\)?\\s*[.:)–—-]+(?:\\s+(?=\\S)|(?=[^\\s\\d]))");

    /**
     * A code without punctuation: a letter that questions are numbered with before words, or any single letter before
     * words that begin as a sentence does. "CD4 count" and "PM10 exposure" are no questions.
     */
    private static final Pattern CODE_OF_QUESTION =
            Pattern.compile("^[(\\[]?(?:(?i:[pqfvski])|\\p{L}(?=[^\\s]*\\s+[¿¡\"“«„(]*\\p{Lu}))"
                    + "[.]?\\d+(?:[._-]\\d+)*\\p{Ll}?[)\\]]?\\s+"
                    + "(?=[¿¡\"“«„(]*(?:\\p{Lu}\\p{L}{2,}|\\p{L}+\\P{L}+\\p{L}{2,}))");

    private static final Pattern MARKS = Pattern.compile("[¿?]|\\s*[:.]+$");

    private ShortName() {}

    /**
     * What the file calls the column, else its header, on one line and without the code of the question ("P7.", "P7
     * Have you …") and question marks. A code with nothing behind it stays.
     *
     * @param label what the file says of the column, empty for nothing
     */
    public static String of(String label, String header) {
        String text = (label.isBlank() ? header.replace('_', ' ') : label)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        String bare = MARKS.matcher(CODE_OF_QUESTION
                        .matcher(NUMBER_OF_QUESTION.matcher(text).replaceFirst(""))
                        .replaceFirst(""))
                .replaceAll("")
                .strip();
        String name = bare.isEmpty() ? text : bare;
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "…";
    }
}
