package org.regionwise.survey;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row that is no data, such as a source or a total, as {@link ImportFacts#notes} keeps it: {@code row 12, “Source:
 * census”}.
 *
 * @param row its number; empty where it was kept otherwise
 * @param text what stands in it
 */
public record NotedRow(String row, String text) {
    private static final Pattern WRITTEN = Pattern.compile("row (\\d+), “(.*)”", Pattern.DOTALL);

    /** As it is kept. */
    public String written() {
        return "row " + row + ", “" + text + "”";
    }

    /** What {@link #written} wrote. */
    public static NotedRow read(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches() ? new NotedRow(matcher.group(1), matcher.group(2)) : new NotedRow("", written);
    }
}
