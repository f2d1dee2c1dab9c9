package org.regionwise.report.message;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * One message of one language, put together from ICU's reading of its pattern: arguments, plurals and choices by text.
 * ICU's formatter would do the same under a lock, and its data take a third of a second to load. Immutable.
 */
final class Message {
    private static final String OTHER = "other";

    private final String key;
    private final MessagePattern pattern;
    private final ULocale locale;
    private final Set<String> arguments = new TreeSet<>();

    /** @throws IllegalArgumentException when the pattern is not well-formed, or formats anything by itself */
    Message(String key, String written, ULocale locale) {
        this.key = key;
        this.locale = locale;
        this.pattern = new MessagePattern(TermMarks.marked(written));
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            if (part.getType() == Part.Type.ARG_NAME) {
                arguments.add(pattern.getSubstring(part));
            }
            if (part.getType() == Part.Type.ARG_START
                    && part.getArgType() != ArgType.NONE
                    && part.getArgType() != ArgType.PLURAL
                    && part.getArgType() != ArgType.SELECT) {
                throw new IllegalArgumentException("message " + key + ": figures arrive as text");
            }
        }
    }

    /** The names of what it takes in. */
    Set<String> arguments() {
        return arguments;
    }

    /**
     * The message with its marks.
     *
     * @param values text, or a {@link Long} for what a plural depends on
     * @param counts how a whole number is written
     * @throws IllegalArgumentException when a value is missing, or a plural's is no number
     */
    String format(Map<String, Object> values, LongFunction<String> counts) {
        for (String argument : arguments) {
            if (!values.containsKey(argument)) {
                throw new IllegalArgumentException("message " + key + " lacks its argument " + argument);
            }
        }
        StringBuilder text = new StringBuilder();
        append(text, 0, "", values, counts);
        return text.toString();
    }

    /**
     * Appends the message or the branch that starts at a part.
     *
     * @param number what {@code #} stands for
     */
    private void append(
            StringBuilder text, int start, String number, Map<String, Object> values, LongFunction<String> counts) {
        String written = pattern.getPatternString();
        int end = pattern.getPart(start).getLimit();
        for (int i = start + 1; ; i++) {
            Part part = pattern.getPart(i);
            text.append(written, end, part.getIndex());
            end = part.getLimit();
            if (part.getType() == Part.Type.MSG_LIMIT) {
                return;
            }
            if (part.getType() == Part.Type.REPLACE_NUMBER) {
                text.append(number);
            } else if (part.getType() == Part.Type.ARG_START) {
                Object value = values.get(pattern.getSubstring(pattern.getPart(i + 1)));
                String said = value instanceof Long count ? counts.apply(count) : value.toString();
                switch (part.getArgType()) {
                    case PLURAL -> append(text, plural(i + 2, value), said, values, counts);
                    case SELECT -> append(text, branch(i + 2, value.toString(), Double.NaN), number, values, counts);
                    default -> text.append(said);
                }
                i = pattern.getLimitPartIndex(i);
                end = pattern.getPart(i).getLimit();
            }
        }
    }

    private int plural(int selectors, Object value) {
        if (value instanceof Long count) {
            return branch(selectors, PluralRules.forLocale(locale).select(count), count);
        }
        throw new IllegalArgumentException("message " + key + " counts what is no whole number: " + value);
    }

    /** Where the branch for a number, or else a keyword, or else the other one starts. */
    private int branch(int selectors, String keyword, double number) {
        int found = -1;
        int other = -1;
        int i = selectors;
        while (pattern.getPartType(i) == Part.Type.ARG_SELECTOR) {
            Part selector = pattern.getPart(i++);
            if (pattern.getPartType(i).hasNumericValue()) {
                if (pattern.getNumericValue(pattern.getPart(i++)) == number) {
                    return i;
                }
            } else if (found < 0 && pattern.partSubstringMatches(selector, keyword)) {
                found = i;
            } else if (other < 0 && pattern.partSubstringMatches(selector, OTHER)) {
                other = i;
            }
            i = pattern.getLimitPartIndex(i) + 1;
        }
        return found < 0 ? other : found;
    }
}
