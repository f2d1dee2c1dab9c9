package org.regionwise.survey.name;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What an analyst calls a survey, its columns and those who were asked. A column is known by its header, in the survey
 * and in the region table alike. Names stand on one line; a blank one is none.
 *
 * @param columns names by column
 * @param yes by outcome column, what a yes means, so that it completes “share of adults …”: {@code harassed in the
 *     last six months}
 * @param people those who were asked, so that it completes “% of …”: {@code adults}; null where nobody said it
 * @param survey the survey's name; null where its file's name is all there is
 * @param fieldDates when people were asked, in words; null where nobody said it
 * @param labels what the files call columns, which counts where {@code columns} says nothing
 */
public record DisplayNames(
        Map<String, String> columns,
        Map<String, String> yes,
        String people,
        String survey,
        String fieldDates,
        Map<String, String> labels) {
    /** Nothing is said. */
    public static final DisplayNames NONE = new DisplayNames(Map.of(), Map.of(), null, null, null, Map.of());

    public DisplayNames {
        columns = lines(columns);
        yes = lines(yes);
        people = line(people);
        survey = line(survey);
        fieldDates = line(fieldDates);
        labels = lines(labels);
    }

    /** Names of columns only. */
    public static DisplayNames ofColumns(Map<String, String> columns) {
        return new DisplayNames(columns, Map.of(), null, null, null, Map.of());
    }

    /** A header as a name: {@code age65_share} is {@code age65 share}. */
    public static String readable(String header) {
        String line = line(header.replace('_', ' '));
        return line == null ? header : line;
    }

    /** What a column is called where nobody says otherwise: as its file does, else its header made readable. */
    public String suggested(String column) {
        String label = labels.get(column);
        return label == null ? readable(column) : label;
    }

    /** What a column is called. */
    public String of(String column) {
        String said = columns.get(column);
        return said == null ? suggested(column) : said;
    }

    /** The same for the survey of this name. */
    public DisplayNames ofSurvey(String name) {
        return new DisplayNames(columns, yes, people, name, fieldDates, labels);
    }

    /** The same where no answer means yes. */
    public DisplayNames withoutYes() {
        return new DisplayNames(columns, Map.of(), people, survey, fieldDates, labels);
    }

    /** The same where files call columns this. */
    public DisplayNames labelled(Map<String, String> ofFiles) {
        return new DisplayNames(columns, yes, people, survey, fieldDates, ofFiles);
    }

    /** These, and the others where these say nothing. */
    public DisplayNames orElse(DisplayNames others) {
        return new DisplayNames(
                both(others.columns, columns),
                both(others.yes, yes),
                people == null ? others.people : people,
                survey == null ? others.survey : survey,
                fieldDates == null ? others.fieldDates : fieldDates,
                both(others.labels, labels));
    }

    /** The same without names of columns that would be theirs anyway. */
    public DisplayNames withoutSuggested() {
        return new DisplayNames(
                kept(columns, column -> !columns.get(column).equals(suggested(column))),
                yes,
                people,
                survey,
                fieldDates,
                labels);
    }

    private static Map<String, String> both(Map<String, String> weaker, Map<String, String> stronger) {
        Map<String, String> all = new LinkedHashMap<>(weaker);
        all.putAll(stronger);
        return all;
    }

    private static Map<String, String> kept(Map<String, String> names, Predicate<String> which) {
        Map<String, String> kept = new LinkedHashMap<>(names);
        kept.keySet().removeIf(which.negate());
        return kept;
    }

    private static Map<String, String> lines(Map<String, String> names) {
        Map<String, String> lines = new LinkedHashMap<>();
        if (names != null) {
            names.forEach((key, name) -> {
                String line = line(name);
                if (line != null) {
                    lines.put(key, line);
                }
            });
        }
        return Map.copyOf(lines);
    }

    private static String line(String text) {
        String line =
                text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.isEmpty() ? null : line;
    }
}
