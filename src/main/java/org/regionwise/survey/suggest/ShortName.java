package org.regionwise.survey.suggest;

import java.util.regex.Pattern;

/** A short name for what a column measures, for the analyst to correct. */
public final class ShortName {
    private static final int LONGEST = 100;
    private static final Pattern NUMBER_OF_QUESTION =
            Pattern.compile("^\\(?\\p{L}{0,3}[ .]?\\d+(?:[.]\\d+)*\\p{L}?\\)?\\s*[.:)–—-]+\\s*(?=\\S)");
    private static final Pattern MARKS = Pattern.compile("[¿?]|\\s*[:.]+$");

    private ShortName() {}

    /**
     * What the file calls the column, else its header, on one line and without the number of the question ("P7.") and
     * question marks.
     *
     * @param label what the file says of the column, empty for nothing
     */
    public static String of(String label, String header) {
        String text = (label.isBlank() ? header.replace('_', ' ') : label)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        String bare = MARKS.matcher(NUMBER_OF_QUESTION.matcher(text).replaceFirst(""))
                .replaceAll("")
                .strip();
        String name = bare.isEmpty() ? text : bare;
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "…";
    }
}
