package org.regionwise.report.message;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * One message of one language. A message without plurals and choices is put together here: most are so, and need
 * neither ICU's formatter, whose data take a third of a second to load, nor its lock. Safe for use by several threads.
 */
final class Message {
    private final String key;
    private final MessagePattern pattern;
    private final Set<String> arguments = new TreeSet<>();
    /** Those whose forms go by a count. */
    private final Set<String> counted = new TreeSet<>();
    /** Null for a simple message. Not thread-safe: used under its lock. */
    private final MessageFormat format;

    /** @throws IllegalArgumentException when the pattern is not well-formed */
    Message(String key, String written, ULocale locale) {
        this.key = key;
        this.pattern = new MessagePattern(TermMarks.marked(written));
        boolean simple = true;
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                arguments.add(pattern.getSubstring(part));
            }
            if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                simple &= part.getArgType() == MessagePattern.ArgType.NONE;
                if (part.getArgType() == MessagePattern.ArgType.PLURAL) {
                    counted.add(pattern.getSubstring(pattern.getPart(i + 1)));
                }
            }
        }
        this.format = simple ? null : new MessageFormat(pattern.getPatternString(), locale);
    }

    /** The names of what it takes in. */
    Set<String> arguments() {
        return arguments;
    }

    /**
     * The message with its marks.
     *
     * @param values text, or a {@link Long} for what a plural depends on
     * @param counts how a whole number is written outside a plural
     * @throws IllegalArgumentException when a value is missing, or a plural's is no number
     */
    String format(Map<String, Object> values, LongFunction<String> counts) {
        for (String argument : arguments) {
            if (!values.containsKey(argument)) {
                throw new IllegalArgumentException("message " + key + " lacks its argument " + argument);
            }
        }
        if (format == null) {
            return filled(values, counts);
        }
        Map<String, Object> texts = new HashMap<>(values);
        texts.replaceAll(
                (name, value) -> value instanceof Long count && !counted.contains(name) ? counts.apply(count) : value);
        synchronized (format) {
            return format.format(texts);
        }
    }

    /** The pattern with quotes resolved and every argument in its place. */
    private String filled(Map<String, Object> values, LongFunction<String> counts) {
        String written = pattern.getPatternString();
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            switch (part.getType()) {
                case MSG_START, MSG_LIMIT, SKIP_SYNTAX, ARG_START -> {
                    text.append(written, end, part.getIndex());
                    end = part.getLimit();
                }
                case ARG_NAME -> {
                    Object value = values.get(pattern.getSubstring(part));
                    text.append(value instanceof Long count ? counts.apply(count) : value);
                }
                case ARG_LIMIT -> end = part.getLimit();
                default -> {
                    // an apostrophe that stands for itself: nothing is skipped
                }
            }
        }
        return text.toString();
    }
}
