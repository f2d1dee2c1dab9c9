package org.regionwise.survey;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order a file writes day, month and year of its dates. */
public enum DateOrder {
    /** {@code 31.12.2024}. */
    DMY(2, 1, 0),
    /** {@code 12/31/2024}. */
    MDY(2, 0, 1),
    /** {@code 2024-12-31}. */
    YMD(0, 1, 2);

    private static final Pattern DATE = Pattern.compile("(\\d{1,4})(?:\\. ?|[/-])(\\d{1,2})(?:\\. ?|[/-])(\\d{1,4})");
    private static final int SHORTEST = 8;
    private static final int LONGEST = 12;

    private final int year;
    private final int month;
    private final int day;

    DateOrder(int year, int month, int day) {
        this.year = year;
        this.month = month;
        this.day = day;
    }

    /** Whether a text has the shape of a date with a year of four digits, in whatever order. */
    public static boolean isLike(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || !Character.isDigit(text.charAt(0))) {
            return false;
        }
        Matcher matcher = DATE.matcher(text);
        return matcher.matches()
                && (matcher.group(1).length() == 4 && matcher.group(3).length() <= 2
                        || matcher.group(1).length() <= 2 && matcher.group(3).length() == 4);
    }

    /** The date as ISO 8601 writes it; empty when the text is none in this order. */
    public Optional<String> iso(String text) {
        Matcher matcher = isLike(text) ? DATE.matcher(text) : null;
        if (matcher == null || !matcher.matches() || matcher.group(1 + year).length() != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(matcher.group(1 + year)),
                            Integer.parseInt(matcher.group(1 + month)),
                            Integer.parseInt(matcher.group(1 + day)))
                    .toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
