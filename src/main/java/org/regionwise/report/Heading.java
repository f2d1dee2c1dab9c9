package org.regionwise.report;

/**
 * What the analyst puts on a report. Empty texts stand for none.
 *
 * @param title in place of the computed one
 * @param author whoever answers for it
 * @param note what readers should know first
 * @param contact whom readers may ask
 * @param date of publication, as it is to be printed
 */
public record Heading(String title, String author, String note, String contact, String date) {
    /** Nothing of the analyst's own. */
    public static final Heading NONE = new Heading("", "", "");

    /** Characters that a title, an author, a contact or a date may have. */
    public static final int LONGEST_LINE = 300;

    /** Characters that a note may have. */
    public static final int LONGEST_NOTE = 4000;

    /** Its texts. */
    public enum Part {
        TITLE,
        AUTHOR,
        NOTE,
        CONTACT,
        DATE
    }

    /** A text that is too long; said as {@code document.heading-too-long}. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Part part;
        private final int limit;

        TooLong(Part part, int limit) {
            super(part + " has more than " + limit + " characters");
            this.part = part;
            this.limit = limit;
        }

        /** Which part has too many characters. */
        public Part part() {
            return part;
        }

        /** Characters that it may have. */
        public int limit() {
            return limit;
        }
    }

    /** @throws TooLong when a text is too long */
    public Heading {
        title = checked(Part.TITLE, title, LONGEST_LINE);
        author = checked(Part.AUTHOR, author, LONGEST_LINE);
        note = checked(Part.NOTE, note, LONGEST_NOTE);
        contact = checked(Part.CONTACT, contact, LONGEST_LINE);
        date = checked(Part.DATE, date, LONGEST_LINE);
    }

    /** Without a contact or a date. */
    public Heading(String title, String author, String note) {
        this(title, author, note, "", "");
    }

    /** The same with a date, unless it has one. */
    public Heading dated(String day) {
        return date.isEmpty() ? new Heading(title, author, note, contact, day) : this;
    }

    private static String checked(Part part, String text, int longest) {
        String plain = text == null ? "" : text.strip();
        if (plain.codePointCount(0, plain.length()) > longest) {
            throw new TooLong(part, longest);
        }
        return plain;
    }
}
