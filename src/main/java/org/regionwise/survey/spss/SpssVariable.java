package org.regionwise.survey.spss;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.NumberText;

/**
 * A variable of an SPSS file.
 *
 * @param name its long name
 * @param width bytes of text; 0 for a number
 * @param segments how many of the file's short variables a very long text is spread over, 1 for others
 * @param position its first block of eight bytes in a case
 * @param format code of its print format, which tells dates
 * @param labels what is said about it
 * @param missing values that the file declares missing
 */
record SpssVariable(
        String name,
        int width,
        int segments,
        int position,
        int format,
        ColumnLabels labels,
        List<MissingRange> missing) {
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1582, 10, 14, 0, 0);
    /** Days, and months, quarters and weeks, which begin with one. */
    private static final List<Integer> DATES = List.of(20, 23, 24, 28, 29, 30, 38, 39);

    private static final List<Integer> TIMES = List.of(22, 41);
    private static final double LATEST = 400_000_000_000.0;
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /**
     * Values from one limit to another, both included; for text {@code text} alone counts.
     *
     * @param text the value of a text variable, or null for a range of numbers
     */
    record MissingRange(double from, double to, String text) {
        boolean holds(double value) {
            return text == null && value >= from && value <= to;
        }

        boolean holds(String value) {
            return text != null && text.equals(value);
        }

        /** As it is shown in any language. */
        String shown() {
            if (text != null) {
                return text;
            }
            String low = NumberText.format(from);
            String high = NumberText.format(to);
            if (from == to) {
                return low;
            }
            if (from <= -Double.MAX_VALUE / 2) {
                return "≤ " + high;
            }
            return to >= Double.MAX_VALUE / 2 ? "≥ " + low : low + "–" + high;
        }
    }

    /** A number as text; dates as ISO 8601 writes them. */
    String text(double value) {
        boolean date = DATES.contains(format);
        if ((date || TIMES.contains(format)) && value >= 0 && value < LATEST) {
            LocalDateTime moment = BEGINNING.plusSeconds((long) value);
            return date ? moment.toLocalDate().toString() : moment.format(TO_THE_SECOND);
        }
        return NumberText.format(value);
    }

    boolean isMissing(double value) {
        return missing.stream().anyMatch(range -> range.holds(value));
    }

    boolean isMissing(String value) {
        return missing.stream().anyMatch(range -> range.holds(value));
    }
}
