package org.regionwise.report;

import java.util.Locale;

/**
 * Writes SVG elements one after another. Text is escaped, coordinates have two decimals. Looks come from CSS classes
 * only: the pages' security policy forbids style attributes.
 */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** {@code attributes} alternates names and values; text values are escaped, numbers formatted. */
    Svg open(String element, Object... attributes) {
        tag(element, attributes);
        out.append('>');
        return this;
    }

    Svg close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    Svg empty(String element, Object... attributes) {
        tag(element, attributes);
        out.append("/>\n");
        return this;
    }

    Svg text(String element, String content, Object... attributes) {
        open(element, attributes);
        out.append(escape(content));
        return close(element);
    }

    private void tag(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            Object value = attributes[i + 1];
            out.append(value instanceof Double number ? coordinate(number) : escape(value.toString()));
            out.append('"');
        }
    }

    static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /** Escapes markup and drops control characters, which no XML may hold. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || c >= 0xE000;
                    if (allowed && c != 0xFFFE && c != 0xFFFF) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
