package org.regionwise.report.rscript;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.regionwise.survey.NumberText;

/** Pieces of R: whatever an analyst's files are called or hold, it stays a text, a name or a comment. */
final class RText {
    private static final Pattern SYNTACTIC = Pattern.compile("[A-Za-z][A-Za-z0-9._]*");
    private static final Set<String> RESERVED = Set.of(
            "if",
            "else",
            "repeat",
            "while",
            "function",
            "for",
            "next",
            "break",
            "TRUE",
            "FALSE",
            "NULL",
            "Inf",
            "NaN",
            "NA",
            "NA_integer_",
            "NA_real_",
            "NA_character_",
            "NA_complex_",
            "in");
    private static final int WIDTH = 110;

    private RText() {}

    /** A string literal; {@code NA} for null. */
    static String string(String text) {
        if (text == null) {
            return "NA";
        }
        return '"' + escaped(text, '"') + '"';
    }

    /** A name, in backticks where it needs them. */
    static String name(String text) {
        return SYNTACTIC.matcher(text).matches() && !RESERVED.contains(text) ? text : '`' + escaped(text, '`') + '`';
    }

    private static String escaped(String text, char quote) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (breaks(c)) {
                // a character 0 is in no text of R
                out.append(String.format("\\u%04x", c == 0 ? ' ' : (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean breaks(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isBidirectional(c);
    }

    /** What would make a reader see another script than R runs. */
    private static boolean isBidirectional(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    /** A text as part of a comment: it stays on its line. */
    static String comment(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(breaks((char) c) ? ' ' : (char) c));
        return out.toString();
    }

    /** A number in full precision; {@code NA} for what is undefined or withheld. */
    static String number(double value) {
        return Double.isFinite(value) ? NumberText.format(value) : "NA";
    }

    /** {@code c("a", "b")}. */
    static String strings(List<String> texts) {
        return texts.isEmpty()
                ? "character(0)"
                : vector(texts.stream().map(RText::string).toList());
    }

    /** {@code c("from" = "to")}. */
    static String named(Map<String, String> texts) {
        return vector(texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> string(each.getKey()) + " = " + string(each.getValue()))
                .toList());
    }

    /** {@code c(…)}, broken into lines of a readable width. */
    static String vector(List<String> items) {
        StringBuilder out = new StringBuilder("c(");
        int line = 0;
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? ", " : "");
            if (line > 0 && line + item.length() > WIDTH) {
                out.setLength(out.length() - 1);
                out.append("\n    ");
                line = 0;
            }
            out.append(item);
            line += item.length();
        }
        return out.append(')').toString();
    }

    /** {@code a + b}, or {@code 1} for nothing. */
    static String sum(List<String> names) {
        return names.isEmpty() ? "1" : names.stream().map(RText::name).collect(Collectors.joining(" + "));
    }

    /** Lines, every one with its end. */
    static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}
