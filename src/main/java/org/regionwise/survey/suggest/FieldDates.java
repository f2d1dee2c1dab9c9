package org.regionwise.survey.suggest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When people were asked, as far as a survey's name tells it, for the analyst to correct. */
public final class FieldDates {
    /** A year of our time, or a span of years, that is no part of a longer number. */
    private static final Pattern YEARS = Pattern.compile("(?<!\\p{N})(?<!\\p{N}[.,])(?:19[5-9]|20[0-9])[0-9]"
            + "(?:\\s*[-–—/]\\s*(?:(?:19|20)[0-9]{2}|[0-9]{2}))?(?![\\p{N}]|[.,]\\p{N})");

    private FieldDates() {}

    /** The only year or span of years in a name, {@code 2024–2025}; empty where there is none, or several. */
    public static String in(String name) {
        Matcher years = YEARS.matcher(name);
        if (!years.find()) {
            return "";
        }
        String found = years.group();
        return years.find() ? "" : found.replaceAll("\\s*[-–—/]\\s*", "–");
    }
}
