package org.regionwise.report.message;

import com.ibm.icu.text.ListFormatter;
import java.util.Collection;
import java.util.List;

/**
 * Names in a sentence: {@code a, b and c} as the language joins them. Where a name has a comma or semicolon of its own
 * they are parted by semicolons. Names stay as they are. Immutable.
 */
public final class Lists {
    private static final String PLAIN = "; ";

    private final Words words;

    Lists(Words words) {
        this.words = words;
    }

    /** Each in quotation marks. */
    public List<String> quoted(Collection<?> names) {
        return names.stream()
                .map(name -> words.say("list.quoted", "name", name))
                .toList();
    }

    /** All of them: {@code a, b and c}. */
    public Listed and(List<String> names) {
        return new Listed(joined(names, ListFormatter.Type.AND), names.size());
    }

    /** One of them: {@code a, b or c}. */
    public Listed or(List<String> names) {
        return new Listed(joined(names, ListFormatter.Type.OR), names.size());
    }

    /** The first {@code shown}, and how many more there are; all where that would leave out a single one. */
    public Listed firstOf(List<String> names, int shown) {
        int more = names.size() - shown;
        if (more <= 1) {
            return and(names);
        }
        List<String> first = names.subList(0, shown);
        boolean commas = commas(first);
        String text = String.join(commas ? PLAIN : words.say("list.separator"), first);
        return new Listed(
                words.say(commas ? "list.more-plain" : "list.more", "shown", text, "more", more), names.size());
    }

    /** The first {@code shown} clauses, parted by semicolons, and how many more there are. */
    public Listed clauses(List<String> clauses, int shown) {
        int more = clauses.size() - shown;
        return new Listed(
                more <= 1
                        ? String.join(PLAIN, clauses)
                        : words.say(
                                "list.more-plain",
                                "shown",
                                String.join(PLAIN, clauses.subList(0, shown)),
                                "more",
                                more),
                clauses.size());
    }

    private String joined(List<String> names, ListFormatter.Type type) {
        if (names.size() < 2) {
            return names.isEmpty() ? "" : names.get(0);
        }
        return commas(names)
                ? String.join(PLAIN, names)
                : ListFormatter.getInstance(words.language().rules(), type, ListFormatter.Width.WIDE)
                        .format(names);
    }

    private static boolean commas(List<String> names) {
        return names.stream().anyMatch(name -> name.indexOf(',') >= 0 || name.indexOf(';') >= 0);
    }
}
