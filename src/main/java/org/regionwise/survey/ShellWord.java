package org.regionwise.survey;

import java.util.regex.Pattern;

/** A value of an option as a POSIX shell takes it for one word, for commands that people copy. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_.,/:=-]+");

    private ShellWord() {}

    /**
     * The value as it stands where a shell leaves it alone; otherwise between single quotes, and {@code '\''} for each
     * of its own.
     */
    public static String of(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
