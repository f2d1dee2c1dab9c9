package org.regionwise.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a text that should be a number is none, as far as it can be told.
 *
 * @param kind what stops it from being one
 * @param part what of it: a mark, a flag, a unit; empty where the kind says it
 * @param notation the way of writing in which it is one, for {@link Kind#MARKS}; otherwise null
 */
public record UnreadNumber(Kind kind, String part, NumberNotation notation) {
    /** What stops a text from being a number. */
    public enum Kind {
        /** A decimal comma, or marks between thousands. */
        MARKS,
        /** A comma that may stand before decimals or after thousands. */
        EITHER,
        PERCENT,
        /** A flag behind the number, as Eurostat and others have it. */
        FLAG,
        /** A sign for a figure that there is not. */
        UNAVAILABLE,
        CURRENCY,
        UNIT,
        /** Less than, more than, or about a number. */
        BOUND,
        /** A mark of a footnote. */
        FOOTNOTE,
        /** A minus sign that is no hyphen, or brackets in its place. */
        MINUS
    }

    private static final List<NumberNotation> NOTATIONS = List.of(
            NumberNotation.COMMA,
            NumberNotation.POINT,
            new NumberNotation('.', ','),
            new NumberNotation(',', '.'),
            new NumberNotation('.', ' '),
            new NumberNotation(',', ' '),
            new NumberNotation('.', '\''));

    private static final Pattern ONE_COMMA = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
    private static final Pattern PERCENT = Pattern.compile("(.*\\d)\\s*[%٪％]");
    private static final Pattern WITH_TEXT =
            Pattern.compile("([+-]?\\d[\\d.,' \\u00A0\\u202F\\u2009]*?)\\s*([^\\d.,'\\s].*)");
    private static final Pattern BEFORE = Pattern.compile("([^\\d+.,-]+)\\s*([+-]?\\d.*)");
    private static final Pattern MARK = Pattern.compile("[*†‡§¹²³⁰⁴-⁹]+|\\(?\\d?[a-z]?\\)|\\[.{1,3}]");
    /** Flags of Eurostat: break, confidential, definition differs, estimated, forecast, not significant, … */
    private static final Pattern FLAG = Pattern.compile("[bcdefinprsuz]{1,4}");

    private static final Set<String> NOT_AVAILABLE =
            Set.of(":", ": ", "..", "...", "…", "-", "–", "—", "x", "n.a.", "n/a", "na", "/", ".");

    /** Looks at a text that is no number of this notation; empty where nothing can be told. */
    public static Optional<UnreadNumber> of(String text, NumberNotation used) {
        String plain = text == null ? "" : text.strip();
        if (plain.isEmpty() || used.parse(plain).isPresent()) {
            return Optional.empty();
        }
        if (used.decimal() == '.'
                && used.grouping() == null
                && ONE_COMMA.matcher(plain).matches()) {
            return Optional.of(new UnreadNumber(Kind.EITHER, ",", null));
        }
        Optional<UnreadNumber> marks = marks(plain, used);
        return marks.isPresent() ? marks : worded(plain, used);
    }

    private static Optional<UnreadNumber> marks(String plain, NumberNotation used) {
        return NOTATIONS.stream()
                .filter(notation ->
                        !notation.equals(used) && notation.parse(plain).isPresent())
                .findFirst()
                .map(notation -> new UnreadNumber(Kind.MARKS, "", notation));
    }

    private static Optional<UnreadNumber> worded(String plain, NumberNotation used) {
        String lower = plain.toLowerCase(Locale.ROOT);
        if (NOT_AVAILABLE.contains(lower) || lower.matches(":\\s*[a-z]{1,4}")) {
            return kind(Kind.UNAVAILABLE, plain);
        }
        Matcher percent = PERCENT.matcher(plain);
        if (percent.matches() && isNumber(percent.group(1), used)) {
            return kind(Kind.PERCENT, "%");
        }
        char first = plain.charAt(0);
        if ("<>≤≥~≈".indexOf(first) >= 0 && isNumber(plain.substring(1).replaceFirst("^=", ""), used)) {
            return kind(Kind.BOUND, plain.substring(0, 1));
        }
        boolean brackets = first == '(' && plain.endsWith(")");
        if ("\u2212\u2013\u2014\u2010\u2011".indexOf(first) >= 0 && isNumber(plain.substring(1), used)
                || brackets && isNumber(plain.substring(1, plain.length() - 1), used)) {
            return kind(Kind.MINUS, brackets ? "( )" : plain.substring(0, 1));
        }
        Matcher before = BEFORE.matcher(plain);
        if (before.matches() && isNumber(before.group(2), used)) {
            return kind(isCurrency(before.group(1)) ? Kind.CURRENCY : Kind.UNIT, before.group(1));
        }
        Matcher after = WITH_TEXT.matcher(plain);
        return after.matches() && isNumber(after.group(1), used)
                ? behind(after.group(2).strip())
                : Optional.empty();
    }

    private static Optional<UnreadNumber> behind(String part) {
        if (isCurrency(part)) {
            return kind(Kind.CURRENCY, part);
        }
        if (FLAG.matcher(part).matches()) {
            return kind(Kind.FLAG, part);
        }
        return kind(MARK.matcher(part).matches() ? Kind.FOOTNOTE : Kind.UNIT, part);
    }

    private static boolean isCurrency(String part) {
        String sign = part.strip();
        return sign.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)
                || Set.of("EUR", "USD", "GBP", "CHF", "CZK", "Kč", "PLN", "zł", "HUF", "Ft", "SEK", "NOK", "DKK", "kr")
                        .contains(sign);
    }

    private static boolean isNumber(String text, NumberNotation used) {
        String plain = text.strip();
        return used.parse(plain).isPresent()
                || NOTATIONS.stream().anyMatch(notation -> notation.parse(plain).isPresent());
    }

    private static Optional<UnreadNumber> kind(Kind kind, String part) {
        String plain = part.strip();
        return Optional.of(new UnreadNumber(kind, plain.length() > 20 ? plain.substring(0, 20) + "…" : plain, null));
    }

    /**
     * What it is and what to do.
     *
     * @param prefix how options of the command line about this file begin
     */
    public Reason reason(String prefix) {
        return switch (kind) {
            case MARKS -> inMarks(prefix);
            case EITHER -> Reason.of("unread-either", "prefix", prefix);
            case PERCENT -> Reason.of("unread-percent");
            case FLAG -> Reason.of("unread-flag", "flag", part);
            case UNAVAILABLE -> Reason.of("unread-unavailable", "sign", part, "prefix", prefix);
            case CURRENCY -> Reason.of("unread-currency", "sign", part);
            case UNIT -> Reason.of("unread-unit", "unit", part);
            case BOUND -> Reason.of("unread-bound", "sign", part);
            case FOOTNOTE -> Reason.of("unread-footnote", "mark", part);
            case MINUS -> Reason.of("unread-minus");
        };
    }

    private Reason inMarks(String prefix) {
        List<String> options = new ArrayList<>();
        if (notation.decimal() == ',') {
            options.add(prefix + "decimal-mark ,");
        } else if (notation.grouping() == null) {
            options.add(prefix + "decimal-mark .");
        }
        if (notation.grouping() != null) {
            options.add(prefix + "grouping-mark " + called(notation.grouping()));
        }
        String marks = notation.grouping() == null
                ? notation.decimal() == ',' ? "comma" : "point"
                : notation.decimal() == ',' ? "both" : "thousands";
        return Reason.of("unread-marks", "marks", marks, "options", String.join(" ", options));
    }

    private static String called(char mark) {
        return mark == ' ' ? "space" : mark == '\'' ? "apostrophe" : String.valueOf(mark);
    }
}
