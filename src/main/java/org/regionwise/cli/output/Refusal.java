package org.regionwise.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regionwise.report.message.Words;

/**
 * Why a command cannot do what it was told: a message of the catalogue's page {@code command} with its arguments, so
 * that it is said in the reader's language.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Map<String, Object> arguments;
    private final boolean ofOptions;

    private Refusal(String key, Map<String, Object> arguments, boolean ofOptions, Throwable cause) {
        super(key + " " + arguments, cause);
        this.key = key;
        this.arguments = arguments;
        this.ofOptions = ofOptions;
    }

    /**
     * Options that cannot be.
     *
     * @param namesAndValues names and values of the message's arguments in turn; a list of names is said with “or”
     */
    public static Refusal of(String key, Object... namesAndValues) {
        return new Refusal(key, byName(namesAndValues), true, null);
    }

    /** The same with its arguments by name. */
    public static Refusal of(String key, Map<String, Object> arguments) {
        return new Refusal(key, new TreeMap<>(arguments), true, null);
    }

    /**
     * Refuses options unless a condition holds.
     *
     * @throws Refusal as {@link #of} has it
     */
    public static void unless(boolean condition, String key, Object... namesAndValues) {
        if (!condition) {
            throw of(key, namesAndValues);
        }
    }

    /** Refuses a number of an option that is not from {@code least} to {@code most}. */
    public static void unlessWithin(String option, long given, long least, long most) {
        unless(
                given >= least && given <= most,
                "command.outside",
                "option",
                option,
                "least",
                least,
                "most",
                most,
                "given",
                Long.toString(given));
    }

    /** Refuses a number of an option that is not between 0 and 1. */
    public static void unlessProportion(String option, double given) {
        unless(given > 0 && given < 1, "command.proportion", "option", option, "given", Double.toString(given));
    }

    /** What the system refuses, whatever the options. */
    public static Refusal ofSystem(String key, Object... namesAndValues) {
        return new Refusal(key, byName(namesAndValues), false, null);
    }

    /** A file that cannot be read or written; the message takes in {@code file} too. */
    public static Refusal ofFile(Path file, String key, Object... namesAndValues) {
        Map<String, Object> arguments = byName(namesAndValues);
        arguments.put("file", file.toString());
        return new Refusal(key, arguments, false, null);
    }

    /** The same with its arguments by name. */
    public static Refusal ofFile(Path file, String key, Map<String, Object> arguments) {
        Map<String, Object> all = new TreeMap<>(arguments);
        all.put("file", file.toString());
        return new Refusal(key, all, false, null);
    }

    /** A file that cannot be read or written for a reason of the system's. */
    public static Refusal ofFile(Path file, IOException cause) {
        Map<String, Object> arguments = byName("file", file.toString());
        if (cause instanceof NoSuchFileException missing) {
            arguments.put("missing", missing.getFile());
            return new Refusal("command.file-needs", arguments, false, cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new Refusal("command.file-denied", arguments, false, cause);
        }
        arguments.put("reason", cause.getMessage() == null ? cause.toString() : cause.getMessage());
        return new Refusal("command.file-failed", arguments, false, cause);
    }

    /** The same with its arguments by name. */
    public static Refusal ofSystem(String key, Map<String, Object> arguments) {
        return new Refusal(key, new TreeMap<>(arguments), false, null);
    }

    private static Map<String, Object> byName(Object... namesAndValues) {
        Map<String, Object> arguments = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return arguments;
    }

    /** Whether the options are at fault, which {@code --help} explains. */
    public boolean ofOptions() {
        return ofOptions;
    }

    /** In the reader's language. */
    public String in(Words words) {
        Map<String, Object> said = new TreeMap<>();
        arguments.forEach((name, value) -> said.put(
                name,
                value instanceof List<?> names
                        ? words.lists().or(names.stream().map(Object::toString).toList())
                        : value));
        return words.say(key, said);
    }
}
