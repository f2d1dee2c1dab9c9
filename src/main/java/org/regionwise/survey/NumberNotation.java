package org.regionwise.survey;

import java.util.OptionalDouble;

/**
 * How a file writes numbers.
 *
 * @param decimal what stands before the decimals
 * @param grouping what stands between groups of three digits, or null when nothing does; a blank stands for every
 *     kind of blank
 */
public record NumberNotation(char decimal, Character grouping) {
    /** {@code 1234.5}, as computers write. */
    public static final NumberNotation POINT = new NumberNotation('.', null);

    /** {@code 1234,5}, as most of Europe writes. */
    public static final NumberNotation COMMA = new NumberNotation(',', null);

    private static final String MARKS = ".,";
    private static final String GROUPINGS = ".,' ";
    private static final int GROUP = 3;

    public NumberNotation {
        boolean known = MARKS.indexOf(decimal) >= 0 && (grouping == null || GROUPINGS.indexOf(grouping) >= 0);
        if (!known || grouping != null && grouping == decimal) {
            throw new IllegalArgumentException("no such way to write numbers: " + decimal + " and " + grouping);
        }
    }

    /** The same number as {@link NumberText} writes it, or null when the text cannot be a number of this notation. */
    public String plain(String text) {
        if (grouping == null && decimal == '.') {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int sinceGrouping = -1;
        boolean decimals = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == decimal) {
                if (decimals || sinceGrouping >= 0 && sinceGrouping != GROUP) {
                    return null;
                }
                decimals = true;
                sinceGrouping = -1;
                plain.append('.');
            } else if (isGrouping(c)) {
                boolean first = sinceGrouping < 0;
                int before = first ? digits(plain) : sinceGrouping;
                if (decimals || (first ? before < 1 || before > GROUP : before != GROUP)) {
                    return null;
                }
                sinceGrouping = 0;
            } else if (c >= '0' && c <= '9') {
                sinceGrouping = sinceGrouping < 0 ? -1 : sinceGrouping + 1;
                plain.append(c);
            } else if ((c == 'e' || c == 'E' || c == '+' || c == '-')
                    && (sinceGrouping < 0 || sinceGrouping == GROUP)) {
                sinceGrouping = -1;
                plain.append(c);
            } else {
                return null;
            }
        }
        return sinceGrouping < 0 || sinceGrouping == GROUP ? plain.toString() : null;
    }

    /** The number, or empty when the text is none. */
    public OptionalDouble parse(String text) {
        String plain = text == null ? null : plain(text);
        return plain == null ? OptionalDouble.empty() : NumberText.parse(plain);
    }

    /** The shortest text of the same number, with a decimal point. */
    public String canonical(String number) {
        return NumberText.canonical(plain(number));
    }

    /** A number of {@link NumberText} in this notation, without groups. */
    public String written(String plain) {
        return decimal == '.' ? plain : plain.replace('.', decimal);
    }

    /** An example, for people. */
    public String example() {
        return "1" + (grouping == null ? "" : grouping) + "234" + decimal + "5";
    }

    private boolean isGrouping(char c) {
        if (grouping == null) {
            return false;
        }
        return switch (grouping) {
            case ' ' -> c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
            case '\'' -> c == '\'' || c == '\u2019';
            default -> c == grouping;
        };
    }

    private static int digits(StringBuilder plain) {
        int sign = !plain.isEmpty() && (plain.charAt(0) == '-' || plain.charAt(0) == '+') ? 1 : 0;
        return plain.length() - sign;
    }
}
