package org.regionwise.report.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms of the glossary within messages: {@code [icc|intraclass correlation]}. While a message is formatted they are
 * private-use characters, so that nothing in a name can be mistaken for one.
 */
final class TermMarks {
    private static final char BEGIN = '\uE000';
    private static final char NAMED = '\uE001';
    private static final char END = '\uE002';

    private static final Pattern WRITTEN = Pattern.compile("\\[([a-z][a-z-]*)\\|([^\\[\\]|]+)]");
    /** A bracket or quotation mark beside a term stays on its line. */
    private static final Pattern MARKED = Pattern.compile(
            "([(\\[“„«‘]*)" + BEGIN + "([^" + NAMED + "]*)" + NAMED + "([^" + END + "]*)" + END + "([)\\]”“»’,.;:%]*)");

    private TermMarks() {}

    /** A pattern as it is written, with its marks out of reach of names. */
    static String marked(String pattern) {
        return WRITTEN.matcher(pattern).replaceAll(BEGIN + "$1" + NAMED + "$2" + END);
    }

    /** Text that a message takes in, in which no mark may be. */
    static String without(String text) {
        return text.chars().anyMatch(each -> each >= BEGIN && each <= END)
                ? text.replaceAll("[" + BEGIN + "-" + END + "]", "")
                : text;
    }

    /** A formatted message as plain text. */
    static String plain(String formatted) {
        return formatted.indexOf(BEGIN) < 0
                ? formatted
                : formatted.replaceAll(BEGIN + "[^" + NAMED + "]*" + NAMED, "").replace(String.valueOf(END), "");
    }

    /** A formatted message as HTML: escaped, each term a button that opens its note ({@code fragments/terms.html}). */
    static String html(String formatted) {
        Matcher matcher = MARKED.matcher(escaped(formatted));
        return matcher.replaceAll("<span class=\"term-whole\">$1<button type=\"button\" class=\"term\""
                + " popovertarget=\"term-$2\">$3</button>$4</span>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
