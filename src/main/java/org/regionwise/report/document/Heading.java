package org.regionwise.report.document;

/**
 * What the analyst puts over a report. Empty texts stand for none.
 *
 * @param title in place of the computed one
 * @param author whoever answers for it
 * @param note what readers should know first
 */
public record Heading(String title, String author, String note) {
    /** Nothing of the analyst's own. */
    public static final Heading NONE = new Heading("", "", "");

    /** Characters that a title or an author may have. */
    public static final int LONGEST_LINE = 300;

    /** Characters that a note may have. */
    public static final int LONGEST_NOTE = 4000;

    /** @throws IllegalArgumentException naming the text that is too long */
    public Heading {
        title = checked("title", title, LONGEST_LINE);
        author = checked("author", author, LONGEST_LINE);
        note = checked("note", note, LONGEST_NOTE);
    }

    private static String checked(String what, String text, int longest) {
        String plain = text == null ? "" : text.strip();
        if (plain.codePointCount(0, plain.length()) > longest) {
            throw new IllegalArgumentException("a report's " + what + " has at most " + longest + " characters");
        }
        return plain;
    }
}
