package org.regionwise.report;

import java.util.regex.Pattern;

/** Text for documents in XML. */
public final class XmlText {
    /** What no XML document may hold, not even escaped. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private XmlText() {}

    /** The text without what XML forbids; names come from files. */
    public static String allowed(String text) {
        return FORBIDDEN.matcher(text).replaceAll("");
    }

    /** The text as the value of an attribute between double quotes. */
    public static String attribute(String text) {
        return allowed(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
