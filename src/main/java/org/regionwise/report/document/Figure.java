package org.regionwise.report.document;

/**
 * A drawing in a document.
 *
 * @param caption the question it answers, and what readers need to know to read it
 * @param alternative the same in words, for those who do not see it
 * @param svg one {@code svg} element with a size of its own
 * @param png the same as pixels
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record Figure(String caption, String alternative, String svg, byte[] png, double width, double height) {
    /** Its width when it is made as large as fits into so much room. */
    public long wide(long room, long high) {
        return Math.round(width * scale(room, high));
    }

    /** Its height then. */
    public long high(long room, long high) {
        return Math.round(height * scale(room, high));
    }

    private double scale(long room, long high) {
        return Math.min(room / width, high / height);
    }
}
